package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.problem.UnpackFault;
import java.util.function.Supplier;

/** Names nodes as payloads do, for messages: {@code obj_3 (app.Order)}. Never touches a rebuilt object. */
final class Labels {
  private static final int LONGEST = 200;
  private static final String LAMBDA = "fn_";

  private final Document document;

  Labels(Document document) {
    this.document = document;
  }

  /** The node's id and type. Linear in {@code node}: for faults only. */
  String of(int node) {
    Node self = document.nodes().get(node);
    String prefix = prefix(self);
    int[] number = {0};
    NodeList.of(document.nodes()).read(0, node, new PartialSink() {
      @Override
      public void begin(NodeLayout layout) {
        add(
            layout.kind() == NodeLayout.Kind.LAMBDA
                ? LAMBDA
                : layout.isInstance() ? "obj_" : "sv_");
      }

      @Override
      public boolean wantsSlots() {
        return false;
      }

      @Override
      public void primitives(String type, int length, Supplier<Object> values) {
        add("sv_");
      }

      @Override
      public void whole(Node before) {
        add(prefix(before));
      }

      private void add(String other) {
        number[0] += other.equals(prefix) ? 1 : 0;
      }
    });
    String type = type(self);
    return prefix + number[0] + " ("
        + (type.length() > LONGEST ? type.substring(0, LONGEST) + "…" : type) + ")";
  }

  UnpackFault fault(int node, String what) {
    return new UnpackFault(of(node) + ": " + what);
  }

  UnpackFault fault(int node, String what, Throwable cause) {
    return new UnpackFault(of(node) + ": " + what, cause);
  }

  private static String prefix(Node node) {
    if (node instanceof Node.Lambda) {
      return LAMBDA;
    }
    return Document.isInstance(node) ? "obj_" : "sv_";
  }

  private static String type(Node node) {
    if (node instanceof Node.Instance instance) {
      return instance.type();
    } else if (node instanceof Node.RecordInstance instance) {
      return instance.type();
    } else if (node instanceof Node.Constant constant) {
      return constant.type() + "." + constant.name();
    } else if (node instanceof Node.Lambda lambda) {
      return "lambda " + lambda.host() + "#" + lambda.place();
    } else if (node instanceof Node.Made made) {
      return made.owner() + "." + made.method();
    } else if (node instanceof Node.Array array) {
      return array.type();
    } else if (node instanceof Node.PrimitiveArray array) {
      return array.values().getClass().getTypeName();
    } else if (node instanceof Node.Value value) {
      return value.type();
    } else if (node instanceof Node.TypeValue value) {
      return "class " + value.type();
    } else if (node instanceof Node.Proxy proxy) {
      return "proxy of " + String.join(", ", proxy.interfaces());
    } else if (node instanceof Node.Resource resource) {
      return "resource '" + resource.name() + "'";
    } else {
      return "an object that is here already";
    }
  }
}
