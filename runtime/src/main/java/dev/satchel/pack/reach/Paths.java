package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.CompilerNames;
import dev.satchel.pack.code.PublicTypes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how an object is reached, in the user's words: variables, captures by name, fields, elements, statics. */
final class Paths {
  private static final int LONGEST = 40;

  private final WalkedObjects objects;
  private final Reads reads;

  /** Of a walk that knows of no reads. */
  Paths(WalkedObjects objects) {
    this(objects, (owner, field) -> null);
  }

  Paths(WalkedObjects objects, Reads reads) {
    this.objects = objects;
    this.reads = reads;
  }

  /** Knows why fields of enclosing objects travel. */
  @FunctionalInterface
  interface Reads {
    /** Where a field is first read: {@code at Jobs.java:12}; null if that is not known. */
    @Nullable
    String where(String owner, String field);
  }

  /** {@code task → captured 'svc' (OrderService) → field dataSource (HikariDataSource)}. */
  String of(int index) {
    Deque<Integer> line = new ArrayDeque<>();
    for (int at = index; at >= 0; at = objects.parent(at)) {
      line.push(at);
    }
    StringBuilder text = new StringBuilder();
    int number = 0;
    int parent = -1;
    for (int at : line) {
      boolean isLeftOut =
          line.size() > LONGEST && number > LONGEST / 2 && number < line.size() - LONGEST / 2;
      if (parent < 0) {
        String root = objects.rootName(at);
        text.append(root);
        if (line.size() == 1 || root.startsWith("static ")) {
          text.append(" (").append(typeOf(at)).append(')');
        }
      } else if (!isLeftOut) {
        text.append(" → ")
            .append(step(parent, at))
            .append(" (")
            .append(typeOf(at))
            .append(')')
            .append(reader(parent, at));
      } else if (number == LONGEST / 2 + 1) {
        text.append(" → … ").append(line.size() - LONGEST).append(" more …");
      }
      parent = at;
      number++;
    }
    return text.toString();
  }

  private String typeOf(int index) {
    Class<?> type = objects.object(index).getClass();
    if (Lambdas.isLambda(type)) {
      return "lambda";
    }
    return PublicTypes.label(type);
  }

  private String step(int parent, int child) {
    Node node = objects.node(parent);
    if (node instanceof Node.Lambda lambda) {
      for (Node.Capture capture : lambda.captures()) {
        if (is(capture.value(), child)) {
          return "captured '" + capture.name() + "'";
        }
      }
    } else if (node instanceof Node.Instance instance) {
      String field = field(instance.fields(), child);
      if (field != null) {
        return field;
      }
      if (instance.base() != null) {
        return part(instance.base(), child);
      }
      return "written by its writeObject";
    } else if (node instanceof Node.RecordInstance record) {
      String field = field(record.components(), child);
      return field == null ? "component" : field.replace("field ", "component ");
    } else if (node instanceof Node.Array array) {
      return "element [" + indexIn(array.elements(), child) + "]";
    } else if (node instanceof Node.Value value) {
      return part(value.parts(), child);
    } else if (node instanceof Node.Made made) {
      return "argument " + (indexIn(made.arguments(), child) + 1) + " of " + made.method();
    } else if (node instanceof Node.Proxy) {
      return "invocation handler";
    }
    return "part";
  }

  /** That the field of an enclosing object travels because it is read. */
  private String reader(int parent, int child) {
    if (objects.isEnclosing(parent) && objects.node(parent) instanceof Node.Instance instance) {
      for (Node.FieldValue field : instance.fields()) {
        String where = is(field.value(), child) ? reads.where(field.owner(), field.name()) : null;
        if (where != null) {
          return ", read " + where;
        }
      }
    }
    return "";
  }

  private static @Nullable String field(List<Node.FieldValue> fields, int child) {
    for (Node.FieldValue field : fields) {
      if (is(field.value(), child)) {
        String name = field.name();
        if (CompilerNames.isOuter(name)) {
          return "enclosing instance";
        }
        return CompilerNames.isCapture(name)
            ? "captured '" + CompilerNames.captured(name) + "'"
            : "field " + name;
      }
    }
    return null;
  }

  private static String part(Parts parts, int child) {
    for (Map.Entry<String, Slot> property : parts.properties().entrySet()) {
      if (is(property.getValue(), child)) {
        return property.getKey();
      }
    }
    if (parts.elements() == null) {
      return "part";
    }
    int at = indexIn(parts.elements(), child);
    if (!parts.paired()) {
      return "element [" + at + "]";
    }
    return at % 2 == 0 ? "key" : "value of entry [" + at / 2 + "]";
  }

  private static int indexIn(List<Slot> slots, int child) {
    for (int i = 0; i < slots.size(); i++) {
      if (is(slots.get(i), child)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean is(Slot slot, int child) {
    return slot instanceof Slot.Ref ref && ref.node() == child;
  }
}
