package dev.satchel.payload;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/**
 * Where the JSON form has line ends: each section, each id and each fact of a class unit begins a line, and what one node
 * holds stays on its line. So payloads are read, searched and compared line by line.
 *
 * <p>One for each document, since it remembers the section.
 */
final class JsonLayout implements PrettyPrinter {
  private static final String INDENT = "  ";

  /** Objects down to this depth have their entries on lines of their own. The document has depth 1. */
  private int deepest = 1;

  /** Says which section comes next. */
  void section(String name) {
    deepest = switch (name) {
      case "producer" -> 1;
      case "sources" -> 4;
      default -> 2;
    };
  }

  @Override
  public void writeStartObject(JsonGenerator out) {
    out.writeRaw('{');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) {
    lineOr(out, "");
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator out) {
    out.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) {
    out.writeRaw(',');
    lineOr(out, " ");
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) {
    int depth = out.streamWriteContext().getNestingDepth();
    if (entries > 0 && depth <= deepest) {
      line(out, depth - 1);
    }
    out.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator out) {
    out.writeRaw('[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator out) {}

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) {
    out.writeRaw(", ");
  }

  @Override
  public void writeEndArray(JsonGenerator out, int values) {
    out.writeRaw(']');
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator out) {}

  private void lineOr(JsonGenerator out, String otherwise) {
    int depth = out.streamWriteContext().getNestingDepth();
    if (depth <= deepest) {
      line(out, depth);
    } else {
      out.writeRaw(otherwise);
    }
  }

  private static void line(JsonGenerator out, int depth) {
    out.writeRaw('\n');
    for (int i = 0; i < depth; i++) {
      out.writeRaw(INDENT);
    }
  }
}
