package dev.satchel.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This module stands on Satchel's public face, as its users do; and asks {@code recording} for the agent. */
class ArchitectureTest {
  @Test
  void usesOnlyThePublicFace() {
    classes()
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage("dev.satchel..")
            .or(resideInAnyPackage("dev.satchel", "dev.satchel.junit", "dev.satchel.recording")))
        .check(new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.satchel.junit"));
  }
}
