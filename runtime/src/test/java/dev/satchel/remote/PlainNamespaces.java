package dev.satchel.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.satchel.AnswerRefusedException;
import dev.satchel.model.MissingPiece;
import dev.satchel.problem.Finding;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.UnpackFault;
import dev.satchel.unpack.Supply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Stand-ins for packing and namespaces, by Java serialization: the tests here are about what lies between. */
final class PlainNamespaces {
  private PlainNamespaces() {}

  interface Task<T> extends Callable<T>, Serializable {}

  interface Action extends Runnable, Serializable {}

  interface Fun<A, R> extends java.util.function.Function<A, R>, Serializable {}

  static final class PlainSender implements Sender {
    @Override
    public byte[] pack(Map<String, Object> variables) {
      return bytes(new LinkedHashMap<>(variables));
    }

    @Override
    public Received receive(byte[] payload, String variable) {
      Map<?, ?> map = (Map<?, ?>) object(payload);
      if (map.containsKey("stranger")) {
        throw new AnswerRefusedException("class com.acme.Stranger is not the caller's", null);
      }
      return new Received(map.get(variable), false);
    }

    /** Brings, for a class, a document whose only variable is that class's name; refuses bodies. */
    @Override
    public Reply answer(MissingPiece piece) {
      if (piece instanceof MissingPiece.Type type) {
        return Reply.of(pack(Map.of(type.name(), "brought")));
      }
      return piece instanceof MissingPiece.Resource resource
          ? Reply.of(List.of(resource.name().getBytes(UTF_8), new byte[0]))
          : Reply.refused("no " + piece);
    }
  }

  /** The context class loader of tasks; what they may ask, and what their namespace has got. */
  static final class PlainLoader extends ClassLoader {
    final Supply supply;
    final Map<String, Object> variables = Collections.synchronizedMap(new HashMap<>());

    PlainLoader(Supply supply) {
      super("plain", PlainReceiver.class.getClassLoader());
      this.supply = supply;
    }

    static PlainLoader here() {
      return (PlainLoader) Thread.currentThread().getContextClassLoader();
    }
  }

  static final class PlainReceiver implements Receiver {
    static final AtomicInteger OPEN = new AtomicInteger();

    private int documents;
    private final PlainLoader loader;

    PlainReceiver(Supply supply) {
      OPEN.incrementAndGet();
      loader = new PlainLoader(supply);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> load(byte[] payload) {
      Object read = object(payload);
      if (read instanceof Map<?, ?> map) {
        if (map.containsKey("order") && !map.get("order").equals(documents)) {
          throw new UnpackFault("document " + map.get("order") + " came as " + documents);
        }
        documents++;
        loader.variables.putAll((Map<String, Object>) map);
        return (Map<String, Object>) map;
      }
      throw new UnpackFault("no variables in it");
    }

    @Override
    public Packed pack(Object value, String variable) {
      if (value != null && !(value instanceof Serializable)) {
        Finding finding = new Finding(
            "type",
            true,
            "a " + value.getClass().getName() + " cannot travel",
            variable,
            null,
            "why",
            "help");
        return new Packed(null, List.of(finding));
      }
      Map<String, Object> map = new LinkedHashMap<>();
      map.put(variable, value);
      if (value instanceof UnknownHereException) {
        map.put("stranger", true);
      }
      return new Packed(bytes(map), List.of());
    }

    @Override
    public ClassLoader contextLoader() {
      return loader;
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }

  /** The caller claims not to have it. */
  static final class UnknownHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownHereException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static byte[] bytes(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
    return bytes.toByteArray();
  }

  static Object object(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new PayloadFault(PayloadFault.Kind.NOT_A_PAYLOAD, "neither JSON nor binary", e);
    }
  }
}
