package dev.satchel.pack.reach;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.recording.LambdaRecord;
import dev.satchel.recording.Recording;
import dev.satchel.values.FieldAccess;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A walk over a result in the worker: the heap half alone, as the caller has the classes. */
public final class ResultWalk {
  private final Function<Class<?>, @Nullable String> keys;
  private final Function<Class<?>, @Nullable ClassUnit> units;
  private final Function<Object, Node.@Nullable Known> origins;
  private final IdentityHashMap<ClassUnit, ClassCode> codes = new IdentityHashMap<>();
  private final Iterable<Object> sent;
  private final HeapWalk heap = new HeapWalk(new Returning());
  private Slot slot = Slot.NULL;

  /**
   * @param keys the caller's key for a class; null if it has none
   * @param units the unit that brought a class
   * @param origins the node in which the caller sent an object
   * @param sent all objects that the caller sent
   */
  public ResultWalk(
      Function<Class<?>, @Nullable String> keys,
      Function<Class<?>, @Nullable ClassUnit> units,
      Function<Object, Node.@Nullable Known> origins,
      Iterable<Object> sent) {
    this.keys = keys;
    this.units = units;
    this.origins = origins;
    this.sent = sent;
  }

  public void run(String name, @Nullable Object result) {
    slot = heap.root(name, result);
    heap.run();
  }

  public Slot slot() {
    return slot;
  }

  public WalkedObjects objects() {
    return heap.objects();
  }

  public String path(int index) {
    return new Paths(heap.objects()).of(index);
  }

  private final class Returning implements Landing {
    @Override
    public @Nullable String nameOf(Class<?> type) {
      Class<?> element = type;
      String suffix = "";
      while (element.isArray()) {
        element = element.getComponentType();
        suffix += "[]";
      }
      String name = element.isPrimitive() || Ownership.isJdk(element)
          ? element.getName()
          : keys.apply(element);
      return name == null ? null : name + suffix;
    }

    @Override
    public boolean isUsers(Class<?> type) {
      return !Ownership.isJdk(type);
    }

    @Override
    public boolean brings(Class<?> type) {
      return keys.apply(type) != null;
    }

    @Override
    public boolean bringsStatics() {
      return false;
    }

    @Override
    public Node.@Nullable Known known(Object object) {
      return origins.apply(object);
    }

    @Override
    public Iterable<Object> others() {
      return sent;
    }

    @Override
    public boolean mayBeRefused(Class<?> type) {
      return false;
    }

    @Override
    public boolean isRefused(Object object) {
      return false;
    }

    /** The place is looked up in the unit: class files here are cut, so places cannot all be counted again. */
    @Override
    public Lambdas.@Nullable Found lambda(Class<?> lambdaClass) {
      LambdaRecord record = Recording.lambda(lambdaClass);
      if (record == null) {
        return null;
      }
      ClassUnit unit = units.apply(record.caller());
      if (unit == null) {
        return Lambdas.find(lambdaClass);
      }
      byte[] classFile = unit.bytecode();
      LambdaUse here = classFile == null
          ? null
          : Lambdas.best(
              codes
                  .computeIfAbsent(unit, u -> ClassCode.read(classFile))
                  .lambdas()
                  .values(),
              record);
      String place = here == null ? null : placeIn(unit, here);
      LambdaSite site = place == null ? null : unit.lambdas().get(place);
      return place == null || site == null
          ? null
          : new Lambdas.Found(record.caller(), at(place, site));
    }

    /**
     * The place that a call site of the cut class has in the whole one. They differ where the method around it is the body
     * of a lambda whose own call site was cut off.
     */
    private static @Nullable String placeIn(ClassUnit unit, LambdaUse here) {
      String ordinal = here.place().substring(here.place().lastIndexOf('/'));
      for (Map.Entry<String, LambdaSite> entry : unit.lambdas().entrySet()) {
        LambdaSite.Implementation body = entry.getValue().implementation();
        if (body.owner().equals(unit.name().replace('.', '/'))
            && body.name().equals(here.method())
            && body.descriptor().equals(here.descriptor())
            && here.site().equals(unit.lambdas().get(entry.getKey() + ordinal))) {
          return entry.getKey() + ordinal;
        }
      }
      return here.site().equals(unit.lambdas().get(here.place())) ? here.place() : null;
    }

    private static LambdaUse at(String place, LambdaSite site) {
      return new LambdaUse(place, site, 0, "", "", -1);
    }

    @Override
    public void mention(Class<?> type) {}

    @Override
    public void classValue(Class<?> type) {}

    @Override
    public void proxied(Class<?> type) {}

    @Override
    public void member(Executable member) {}

    @Override
    public void member(Field member) {}

    @Override
    public void instance(Class<?> type) {}

    @Override
    public void recordInstance(Class<?> type) {}

    @Override
    public void constant(Class<?> enumType) {}

    /** The caller may read what it likes. */
    @Override
    public boolean wants(FieldAccess field) {
      return true;
    }

    @Override
    public int wantsVersion() {
      return 0;
    }

    @Override
    public void lambda(Class<?> host, LambdaUse use) {}
  }
}
