package dev.satchel;

import dev.satchel.model.MissingPiece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes that resources name which a receiver has asked for: lists of plug-ins, of providers, settings. Who asks for two of
 * the same resource is going through it, so that the others come before each has been asked for.
 */
final class NamedInResources {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w$]*(?:\\.[A-Za-z_][\\w$]*)+");

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_RESOURCES = 100;
  private static final int MAX_NAMES = 1000;

  private final List<Text> texts = new ArrayList<>();

  private static final class Text {
    final String content;
    boolean wasAskedFor;

    Text(String content) {
      this.content = content;
    }
  }

  /** The receiver gets these resources. */
  void note(List<byte[]> contents) {
    for (byte[] content : contents) {
      if (content.length <= MAX_BYTES && texts.size() < MAX_RESOURCES) {
        texts.add(new Text(new String(content, StandardCharsets.ISO_8859_1)));
      }
    }
  }

  /** What the receiver will probably ask for after {@code type}; may name what is no class. */
  List<MissingPiece> after(MissingPiece.Type type) {
    for (Text text : texts) {
      if (text.content.contains(type.name())) {
        if (!text.wasAskedFor) {
          text.wasAskedFor = true;
        } else {
          texts.remove(text);
          return names(text.content, type);
        }
        break;
      }
    }
    return List.of();
  }

  private static List<MissingPiece> names(String text, MissingPiece.Type asked) {
    Set<MissingPiece> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find() && names.size() < MAX_NAMES) {
      names.add(new MissingPiece.Type(asked.loader(), matcher.group()));
      // In a binary resource the length stands before, which may look like a letter.
      names.add(new MissingPiece.Type(asked.loader(), matcher.group().substring(1)));
    }
    names.remove(asked);
    return new ArrayList<>(names);
  }
}
