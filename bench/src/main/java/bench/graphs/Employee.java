package bench.graphs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree whose children know their parent: a cycle at every edge. */
final class Employee implements Serializable {
  private static final long serialVersionUID = 1;

  private final String name;
  private final @Nullable Employee boss;
  private final List<Employee> reports = new ArrayList<>();

  private Employee(String name, @Nullable Employee boss) {
    this.name = name;
    this.boss = boss;
  }

  /** The head of {@code count} employees, ten below each. */
  static Employee company(int count) {
    List<Employee> all = new ArrayList<>();
    all.add(new Employee("head", null));
    for (int i = 1; i < count; i++) {
      Employee boss = all.get((i - 1) / 10);
      Employee employee = new Employee("employee " + i, boss);
      boss.reports.add(employee);
      all.add(employee);
    }
    return all.get(0);
  }

  @Override
  public String toString() {
    return name + (boss == null ? "" : " of " + boss.name) + ", " + reports.size() + " reports";
  }
}
