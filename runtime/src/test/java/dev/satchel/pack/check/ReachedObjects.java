package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects without code: each held by a field of its own of one task. */
final class ReachedObjects implements Reached {
  private final List<Object> objects = new ArrayList<>();
  private final List<Boolean> canTravel = new ArrayList<>();
  private final Map<Integer, String> obstacles = new HashMap<>();
  private final List<StaticField> statics = new ArrayList<>();
  private boolean isInLibrary;

  static ReachedObjects ofTravellers(Object... objects) {
    ReachedObjects reached = new ReachedObjects();
    for (Object object : objects) {
      reached.add(object, true);
    }
    return reached;
  }

  static ReachedObjects ofOthers(Object... objects) {
    ReachedObjects reached = new ReachedObjects();
    for (Object object : objects) {
      reached.add(object, false);
    }
    return reached;
  }

  /** Says why the last one cannot be captured. */
  ReachedObjects because(String obstacle) {
    obstacles.put(objects.size() - 1, obstacle);
    return this;
  }

  /** All of them are held by objects of a library. */
  ReachedObjects inLibrary() {
    isInLibrary = true;
    return this;
  }

  ReachedObjects add(Object object, boolean canItTravel) {
    objects.add(object);
    canTravel.add(canItTravel);
    return this;
  }

  @Override
  public int size() {
    return objects.size();
  }

  @Override
  public Object object(int index) {
    return objects.get(index);
  }

  @Override
  public boolean isInLibrary(int index) {
    return isInLibrary;
  }

  @Override
  public boolean canTravel(int index) {
    return canTravel.get(index);
  }

  @Override
  public boolean isChanging(int index) {
    return false;
  }

  @Override
  public @Nullable String obstacle(int index) {
    return obstacles.get(index);
  }

  @Override
  public String path(int index) {
    return "task → field f" + index;
  }

  @Override
  public int parent(int index) {
    return -1;
  }

  @Override
  public int field(int object, String name) {
    return -1;
  }

  @Override
  public boolean isOwned(int object) {
    return false;
  }

  @Override
  public @Nullable Closure closureAbove(int index) {
    return null;
  }

  @Override
  public List<Closure> closures() {
    return List.of();
  }

  @Override
  public List<Method> methods() {
    return List.of();
  }

  @Override
  public List<StaticField> statics() {
    return statics;
  }
}
