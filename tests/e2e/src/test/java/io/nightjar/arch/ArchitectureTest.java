package io.nightjar.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses NIGHTJAR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/testkit"))
          .importPackages("io.nightjar");

  private final ArchitectureRules rules = new ArchitectureRules("io.nightjar");
  private final TransformRules transforms = new TransformRules("io.nightjar");

  @Test
  void everyModuleIsInSight() {
    for (String module :
        List.of("core", "etl", "validation", "training", "scoring", "airflow", "cli")) {
      assertThat(
              NIGHTJAR.stream()
                  .filter(type -> type.getPackageName().startsWith("io.nightjar." + module)))
          .as(module)
          .isNotEmpty();
    }
    assertThat(NIGHTJAR.stream().filter(type -> type.getPackageName().contains(".planted")))
        .isEmpty();
  }

  @Test
  void modulesDependOnCoreOnly() {
    check(rules.modulesDependOnCoreOnly());
  }

  @Test
  void packagesHaveNoCycles() {
    check(rules.packagesHaveNoCycles());
  }

  @Test
  void roomsHaveNoCycles() {
    check(rules.roomsHaveNoCycles());
  }

  @Test
  void internalsAreUsedByTheirOwnModuleOnly() {
    check(rules.internalsAreUsedByTheirOwnModuleOnly());
  }

  @Test
  void onlyTheProjectReadsPipelineFiles() {
    check(rules.onlyTheProjectReadsPipelineFiles());
  }

  @Test
  void enginesStayBehindTheirAdapter() {
    check(rules.enginesStayBehindTheirAdapter());
  }

  @Test
  void transformsDescribeWorkButNeverStartIt() {
    check(transforms.transformsDescribeWorkButNeverStartIt());
  }

  @Test
  void transformsKnowNeitherIoNorJobs() {
    check(transforms.transformsKnowNeitherIoNorJobs());
  }

  @Test
  void transformsGiveTheSameAnswerTwice() {
    check(transforms.transformsGiveTheSameAnswerTwice());
  }

  @Test
  void onlyTheDoorOpensTables() {
    check(rules.onlyTheDoorOpensTables());
  }

  @Test
  void nothingIsKeptInStatics() {
    check(rules.nothingIsKeptInStatics());
  }

  @Test
  void publicClassesAreClosedForInheritance() {
    check(rules.publicClassesAreClosedForInheritance());
  }

  @Test
  void thereIsNoDumpingGround() {
    check(rules.thereIsNoDumpingGround());
  }

  @Test
  void configsAndResultsAreRecords() {
    check(rules.configsAndResultsAreRecords());
  }

  @Test
  void jobsAreFinalAndNamedSo() {
    check(rules.jobsAreFinalAndNamedSo());
  }

  @Test
  void theProcessIsTouchedInOnePlace() {
    check(rules.theProcessIsTouchedInOnePlace());
  }

  @Test
  void failuresAreNamed() {
    check(rules.failuresAreNamed());
  }

  @Test
  void onlyTheTerminalKnowsTheStandardStreams() {
    check(rules.onlyTheTerminalKnowsTheStandardStreams());
  }

  private static void check(ArchRule rule) {
    rule.check(NIGHTJAR);
  }
}
