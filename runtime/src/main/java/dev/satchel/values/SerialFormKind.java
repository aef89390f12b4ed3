package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JDK class that travels by its documented serial form, for want of a better kind: its serializable fields by name as
 * properties, and what its {@code writeObject} writes besides as elements.
 */
final class SerialFormKind implements ValueKind {
  /** In a form about to be read: the object itself. */
  static final Object SELF = new Object();

  /** In pieces: the fields that refer to the object itself, such as the mutex of a synchronized wrapper. */
  private static final String SELF_FIELDS = "#self";

  private final Class<?> type;

  SerialFormKind(Class<?> type) {
    this.type = type;
  }

  @Override
  public Set<String> types() {
    return Set.of(type.getName());
  }

  @Override
  public Form form() {
    return Form.SERIAL;
  }

  @Override
  public Phase phase() {
    return Phase.BUILT;
  }

  @Override
  public Pieces take(Object value) {
    Pieces pieces = SerialForm.of(value).pieces(type);
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    StringBuilder selves = new StringBuilder();
    pieces.properties().forEach((name, piece) -> {
      if (piece == value) {
        selves.append(selves.isEmpty() ? "" : " ").append(name);
      } else {
        properties.put(name, piece);
      }
    });
    if (!selves.isEmpty()) {
      properties.put(SELF_FIELDS, selves.toString());
    }
    return new Pieces(properties, pieces.elements(), false);
  }

  @Override
  public Object allocate(String typeName, Pieces pieces) {
    Given given = new Given(typeName, pieces);
    String selves = given.find(SELF_FIELDS, String.class);
    if (selves != null) {
      Map<String, @Nullable Object> properties = new LinkedHashMap<>(pieces.properties());
      properties.remove(SELF_FIELDS);
      Arrays.stream(selves.split(" ")).forEach(name -> properties.put(name, SELF));
      given = new Given(typeName, new Pieces(properties, pieces.elements(), false));
    }
    Object made = SerialStream.read(SerialForm.read(given, type));
    if (made == null || made.getClass() != type) {
      throw new UnpackFault("the serial form of a " + typeName + " makes a "
          + (made == null ? "null" : made.getClass().getName()) + " in this JVM");
    }
    return made;
  }
}
