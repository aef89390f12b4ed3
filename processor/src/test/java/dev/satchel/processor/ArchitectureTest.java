package dev.satchel.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The processor shares tables and words with packing, and reads trees by javac's public interface alone. */
class ArchitectureTest {
  private static final JavaClasses PROCESSOR = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("dev.satchel.processor");

  @Test
  void usesOfSatchelOnlyWhatItShares() {
    classes()
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage("dev.satchel..")
            .or(resideInAnyPackage(
                "dev.satchel.processor",
                "dev.satchel.pack.check",
                "dev.satchel.pack.code",
                "dev.satchel.problem",
                "dev.satchel.values")))
        .check(PROCESSOR);
  }

  @Test
  void usesNothingInsideOfJavac() {
    classes()
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage("com.sun.tools.."))
        .check(PROCESSOR);
  }
}
