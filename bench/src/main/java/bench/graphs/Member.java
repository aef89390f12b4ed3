package bench.graphs;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element of a set that it owns, by its hash: who reads the set must know its elements' fields. */
final class Member implements Serializable {
  private static final long serialVersionUID = 1;

  private final Set<Member> club;
  private final String name;

  private Member(Set<Member> club, String name) {
    this.club = club;
    this.name = name;
  }

  /** One of {@code count} members of a club. */
  static Member club(int count) {
    Set<Member> club = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      club.add(new Member(club, "member " + i));
    }
    return club.iterator().next();
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Member that && that.name.equals(name);
  }

  @Override
  public String toString() {
    return name + " of " + club.size();
  }
}
