package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueGroupTest {
  @ParameterizedTest
  @EnumSource
  void prefixesNameAllTypesOfTheGroup(ValueGroup group) {
    for (ValueKind kind : group.kinds()) {
      assertThat(kind.types()).as(group + ": its prefixes must say so").allMatch(group::mayHave);
    }
  }

  @Test
  void noTypeIsOfTwoKinds() {
    Map<String, ValueGroup> groups = new HashMap<>();
    for (ValueGroup group : ValueGroup.values()) {
      for (ValueKind kind : group.kinds()) {
        for (String type : kind.types()) {
          assertThat(groups.put(type, group)).as(type).isNull();
        }
      }
    }
  }

  @Test
  void findsWhatAnyGroupHas() {
    for (ValueKind kind : ValueKinds.all()) {
      for (String type : kind.types()) {
        ValueKind found = ValueGroup.find(type);
        assertThat(found).as(type).isNotNull();
        assertThat(found.types()).contains(type);
      }
    }
  }

  @Test
  void usersTypesAreOfNoGroup() {
    assertThat(ValueGroup.find("com.acme.ArrayList")).isNull();
    assertThat(ValueGroup.find("javac.Jobs")).isNull();
    assertThat(ValueGroup.find("")).isNull();
  }
}
