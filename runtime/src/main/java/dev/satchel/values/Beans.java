package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.FILLED;

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeListenerProxy;
import java.beans.PropertyChangeSupport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What beans tell of their properties. Not every JVM has the module of these classes. */
final class Beans {
  private Beans() {}

  static List<ValueKind> kinds() {
    return JdkTypes.find("java.beans.PropertyChangeSupport") == null ? List.of() : OfModule.kinds();
  }

  /** Linked only where the module is. */
  private static final class OfModule {
    static List<ValueKind> kinds() {
      return List.of(
          Kind.of(PropertyChangeEvent.class, BUILT)
              .take(event -> Taken.with("source", event.getSource())
                  .and("name", event.getPropertyName())
                  .and("old", event.getOldValue())
                  .and("new", event.getNewValue())
                  .unless(null, "id", event.getPropagationId())
                  .nothingElse())
              .make(OfModule::change)
              .built(),
          Kind.of(PropertyChangeSupport.class, FILLED)
              .take(support ->
                  Taken.with("source", sourceOf(support)).andElements(namesAndListeners(support)))
              .make(given -> new PropertyChangeSupport(given.get("source", Object.class)))
              .fill(OfModule::addListeners));
    }

    private static PropertyChangeEvent change(Given given) {
      PropertyChangeEvent event = new PropertyChangeEvent(
          given.get("source", Object.class),
          given.find("name", String.class),
          given.find("old", Object.class),
          given.find("new", Object.class));
      event.setPropagationId(given.find("id", Object.class));
      return event;
    }

    /** In its serial form only. */
    private static @Nullable Object sourceOf(PropertyChangeSupport support) {
      return SerialForm.level(support, PropertyChangeSupport.class).fields().get("source");
    }

    /** Alternating; the name of the property, null for a listener to all. */
    private static @Nullable Object[] namesAndListeners(PropertyChangeSupport support) {
      List<@Nullable Object> all = new ArrayList<>();
      for (PropertyChangeListener listener : support.getPropertyChangeListeners()) {
        String name = null;
        PropertyChangeListener at = listener;
        if (listener instanceof PropertyChangeListenerProxy proxy) {
          name = proxy.getPropertyName();
          at = proxy.getListener();
        }
        all.add(name);
        all.add(at);
      }
      return all.toArray();
    }

    private static void addListeners(PropertyChangeSupport support, Given given) {
      Object[] all = given.elements();
      for (int i = 0; i + 1 < all.length; i += 2) {
        if (!(all[i + 1] instanceof PropertyChangeListener listener)) {
          throw given.bad("needs listeners");
        }
        if (all[i] instanceof String name) {
          support.addPropertyChangeListener(name, listener);
        } else {
          support.addPropertyChangeListener(listener);
        }
      }
    }
  }
}
