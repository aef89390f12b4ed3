package dev.satchel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the table of packages as rules. The table is {@link #table()}: to add a package, or an import, change it there
 * and in docs/architecture.md.
 */
class ArchitectureTest {
  /** Raise this as the code grows: it only notices a scan that saw (nearly) nothing. */
  private static final int CLASSES_AT_LEAST = 10;

  private static final JavaClasses SATCHEL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.satchel");

  /** One package and the packages of Satchel that it may import, named without "dev.satchel."; "" is the root. */
  record Row(String name, List<String> imports) {
    @Override
    public String toString() {
      return name.isEmpty() ? "the root" : name;
    }
  }

  static List<Row> table() {
    return List.of(
        // Depend on nothing.
        row("model"),
        row("recording"),
        row("problem", "model"),
        // Used by both ends.
        row("values", "model", "problem"),
        row("payload", "model", "problem"),
        // Packing. Stages do not import one another, but for one case: reach follows the facts of class files.
        row("pack.code", "model", "problem"),
        row("pack.reach", "recording", "model", "problem", "values", "pack.code"),
        row("pack.check", "model", "problem"),
        row(
            "pack",
            "pack.reach",
            "pack.code",
            "pack.check",
            "payload",
            "values",
            "recording",
            "model",
            "problem"),
        // Unpacking.
        row("unpack.define", "model", "problem"),
        row("unpack.bind", "model", "problem"),
        row("unpack.populate", "values", "model", "problem"),
        row(
            "unpack",
            "unpack.define",
            "unpack.bind",
            "unpack.populate",
            "payload",
            "values",
            "model",
            "problem"),
        // The public face and remote JVMs need each other: RemoteJvm.fork() starts what remote implements.
        row("", "pack", "unpack", "payload", "values", "recording", "model", "problem", "remote"),
        row("remote", "", "problem", "model"),
        row("cli", "", "pack", "pack.reach", "pack.code", "pack.check", "payload", "values")
            .and("unpack", "unpack.define", "unpack.bind", "unpack.populate", "remote")
            .and("recording", "model", "problem"));
  }

  private static Row row(String name, String... imports) {
    return new Row(name, List.of(imports));
  }

  @ParameterizedTest
  @MethodSource("table")
  void importsOnlyWhatTheTableAllows(Row row) {
    String[] allowed =
        Stream.concat(Stream.of(row.name()), row.imports().stream())
            .map(ArchitectureTest::qualified)
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(qualified(row.name())))
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackage("dev.satchel..")
                .or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true)
        .check(SATCHEL);
  }
}
