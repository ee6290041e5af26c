package io.nightjar.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules are only worth something if they go red: each one meets classes that break it. */
class PlantedViolationsTest {
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.nightjar.planted");
  private static final ArchitectureRules RULES = new ArchitectureRules("io.nightjar.planted");
  private static final TransformRules TRANSFORMS = new TransformRules("io.nightjar.planted");

  @ParameterizedTest(name = "{1}")
  @MethodSource("rules")
  void goesRed(ArchRule rule, List<String> violators) {
    String report = rule.allowEmptyShould(true).evaluate(PLANTED).getFailureReport().toString();

    assertThat(violators)
        .allSatisfy(name -> assertThat(report).containsPattern("\\b" + name + "\\b"));
  }

  @Test
  void noRuleIsLeftOut() {
    Stream<Method> rules =
        Stream.of(ArchitectureRules.class, TransformRules.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> method.getReturnType() == ArchRule.class)
            .filter(method -> method.getParameterCount() == 0);

    assertThat(rules).hasSameSizeAs(rules().toList());
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        caught(
            RULES.modulesDependOnCoreOnly(),
            "ReachesIntoEtl",
            "ReachesIntoTraining",
            "KnowsNightjar",
            "KnowsAirflow"),
        caught(RULES.packagesHaveNoCycles(), "First", "Second"),
        caught(RULES.roomsHaveNoCycles(), "KnowsItsRoom", "KnowsItsHouse"),
        caught(RULES.internalsAreUsedByTheirOwnModuleOnly(), "UsesInternals"),
        caught(RULES.onlyTheProjectReadsPipelineFiles(), "ReadsPipelineFiles"),
        caught(
            RULES.enginesStayBehindTheirAdapter(),
            "KnowsDelta",
            "KnowsDeequ",
            "KnowsXgboost",
            "KnowsLightGbm"),
        caught(TRANSFORMS.transformsDescribeWorkButNeverStartIt(), "Counts"),
        caught(TRANSFORMS.transformsKnowNeitherIoNorJobs(), "KnowsTheDoor"),
        caught(TRANSFORMS.transformsGiveTheSameAnswerTwice(), "ReadsTheClock"),
        caught(RULES.onlyTheDoorOpensTables(), "OpensATable", "WritesATable"),
        caught(RULES.nothingIsKeptInStatics(), "KeepsState", "KeepsTheSession"),
        caught(RULES.publicClassesAreClosedForInheritance(), "OpenForInheritance"),
        caught(RULES.thereIsNoDumpingGround(), "DateUtils"),
        caught(RULES.configsAndResultsAreRecords(), "RefineConfig"),
        caught(RULES.jobsAreFinalAndNamedSo(), "Refine"),
        caught(RULES.theProcessIsTouchedInOnePlace(), "EndsTheProcess", "ReadsTheEnvironment"),
        caught(RULES.failuresAreNamed(), "ThrowsAnything"),
        caught(RULES.onlyTheTerminalKnowsTheStandardStreams(), "Prints"));
  }

  private static Arguments caught(ArchRule rule, String... violators) {
    return arguments(rule, List.of(violators));
  }
}
