package dev.satchel;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the table of packages, and who may use which library. To add a package or an import, change {@link #table()}.
 */
class ArchitectureTest {
  /** Only notices a scan that saw next to nothing; raise it as the code grows. */
  private static final int CLASSES_AT_LEAST = 15;

  private static final JavaClasses SATCHEL = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("dev.satchel");

  /** A package, and what it may import; names without "dev.satchel.", the root as "(root)". */
  record Row(String name, String imports) {
    String[] allowed() {
      return Stream.concat(Stream.of(name), Stream.of(imports.split(" ")))
          .filter(p -> !p.isEmpty())
          .map(Row::qualified)
          .toArray(String[]::new);
    }

    static String qualified(String name) {
      return name.equals("(root)") ? "dev.satchel" : "dev.satchel." + name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> table() {
    return List.of(
        new Row("model", ""),
        new Row("recording", ""),
        new Row("problem", "model"),
        new Row("access", "model"),
        new Row("values", "access recording model problem"),
        new Row("payload", "model problem"),
        // Stages do not import one another, but for one case: what is reached, and refused, follows
        // from facts of
        // class files.
        new Row("pack.code", "recording model problem"),
        new Row("pack.reach", "access recording model problem payload values pack.code"),
        new Row("pack.check", "recording model problem pack.code"),
        new Row("pack", "pack.reach pack.code pack.check payload values recording model problem"),
        new Row("unpack.define", "recording model problem"),
        new Row("unpack.bind", "recording model problem"),
        new Row("unpack.populate", "access values model problem"),
        new Row(
            "unpack",
            "unpack.define unpack.bind unpack.populate payload values recording model problem"),
        new Row("remote", "(root) pack unpack payload problem model recording"),
        new Row(
            "(root)",
            "pack pack.reach pack.code pack.check unpack unpack.define unpack.bind unpack.populate"
                + " payload values remote recording model problem"));
    // Not here: cli, which may import everything. That nothing imports it follows from the rows.
  }

  @ParameterizedTest
  @MethodSource("table")
  void importsOnlyWhatTheTableAllows(Row row) {
    classes()
        .that()
        .resideInAPackage(Row.qualified(row.name()))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.satchel..").or(resideInAnyPackage(row.allowed())))
        .allowEmptyShould(true)
        .check(SATCHEL);
  }

  @Test
  void everyPackageIsInTheTable() {
    String[] known = Stream.concat(table().stream().map(Row::name), Stream.of("cli"))
        .map(Row::qualified)
        .toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(SATCHEL);
  }

  /** The root is left out: the public face starts what {@code remote} implements, with the face's own types. */
  @Test
  void hasNoCycleBetweenPackages() {
    slices()
        .matching("dev.satchel.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(SATCHEL);
  }

  @Test
  void nounsAndRecordingNeedTheJdkAlone() {
    classes()
        .that()
        .resideInAnyPackage("dev.satchel.model", "dev.satchel.recording")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(
            "java..", "org.jspecify.annotations", "dev.satchel.model", "dev.satchel.recording"))
        .check(SATCHEL);
  }

  @Test
  void onlyPayloadUsesJackson() {
    onlyIn("tools.jackson..", "dev.satchel.payload");
  }

  @Test
  void onlyTheCommandLineUsesPicocli() {
    onlyIn("picocli..", "dev.satchel.cli");
  }

  /** The agent does too; it is a module of its own. */
  @Test
  void onlyWhatReadsOrMakesClassFilesUsesAsm() {
    onlyIn(
        "org.objectweb.asm..",
        "dev.satchel.pack.code",
        "dev.satchel.unpack.define",
        "dev.satchel.access");
  }

  /** What else turns a payload's names into classes asks the type gate. */
  @Test
  void onlyDefineMakesClassesOfNames() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.satchel.unpack",
            "dev.satchel.unpack.bind",
            "dev.satchel.unpack.populate",
            "dev.satchel.payload")
        .should()
        .callMethodWhere(target(nameMatching("forName|loadClass|defineClass|findClass"))
            .and(target(owner(assignableTo(Class.class)
                .or(assignableTo(ClassLoader.class))
                .or(assignableTo(MethodHandles.Lookup.class))))))
        .check(SATCHEL);
  }

  /** As {@code CodeWalk} lists them: data goes one way. */
  @Test
  void partsOfTheCodeWalkKnowOnlyThoseBeforeThem() {
    List<String> parts = Stream.of(
            "Linkage",
            "Initializers",
            "ReachedClasses",
            "RapidTypeAnalysis",
            "StaticUses",
            "FieldReads",
            "Openings",
            "BodyWalk",
            "CodeWalk",
            "StaticRoots",
            "Reach")
        .map(name -> "dev.satchel.pack.reach." + name)
        .toList();
    for (int i = 0; i < parts.size() - 1; i++) {
      assertThat(SATCHEL.contain(parts.get(i))).as(parts.get(i)).isTrue();
      for (String later : parts.subList(i + 1, parts.size())) {
        noClasses()
            .that()
            .haveFullyQualifiedName(parts.get(i))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(later)
            .check(SATCHEL);
      }
    }
  }

  @Test
  void scanSawTheCode() {
    assertThat(SATCHEL).hasSizeGreaterThanOrEqualTo(CLASSES_AT_LEAST);
    assertThat(SATCHEL.contain("dev.satchel.cli.Main")).isTrue();
  }

  private static void onlyIn(String library, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(SATCHEL);
  }
}
