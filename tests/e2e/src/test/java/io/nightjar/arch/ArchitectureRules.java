package io.nightjar.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * The rules of the architecture, for the packages below a root: {@code io.nightjar}, or the planted
 * violations that prove the rules bite.
 */
final class ArchitectureRules {
  private static final List<String> JOB_MODULES =
      List.of("etl", "validation", "training", "scoring");
  private static final Set<String> SESSION_DOORS =
      Set.of("read", "readStream", "table", "sql", "catalog");
  private static final Set<String> PROCESS_SETTINGS =
      Set.of("getenv", "getProperty", "getProperties", "setProperty");

  private final String root;

  ArchitectureRules(String root) {
    this.root = root;
  }

  ArchRule modulesDependOnCoreOnly() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy(in("core.."));
    for (String module : JOB_MODULES) {
      layers = layers.layer(module).definedBy(in(module + ".."));
    }
    layers = layers.layer("airflow").definedBy(in("airflow..")).layer("cli").definedBy(in("cli.."));
    layers = layers.whereLayer("core").mayNotAccessAnyLayer();
    for (String module : JOB_MODULES) {
      layers = layers.whereLayer(module).mayOnlyAccessLayers("core");
    }
    return layers
        .whereLayer("airflow")
        .mayNotAccessAnyLayer()
        .whereLayer("airflow")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .because("modules meet in tables, models and manifests, never in code");
  }

  ArchRule packagesHaveNoCycles() {
    return slices().matching(root + ".(*).(*)..").should().beFreeOfCycles();
  }

  ArchRule roomsHaveNoCycles() {
    return slices()
        .matching(root + ".(*).(**)")
        .should()
        .beFreeOfCycles()
        .because("of a package and the rooms in it, only one may know the other");
  }

  ArchRule internalsAreUsedByTheirOwnModuleOnly() {
    return CompositeArchRule.of(
        List.of("core", "validation", "training").stream().map(this::internalsOf).toList());
  }

  private ArchRule internalsOf(String module) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in(module + ".."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in(module + ".internal.."))
        .allowEmptyShould(true);
  }

  ArchRule onlyTheProjectReadsPipelineFiles() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("core.pipeline.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("core.pipeline.read.."), in("core.pipeline.graph.."))
        .because("whoever needs a pipeline or its plan asks the project");
  }

  ArchRule enginesStayBehindTheirAdapter() {
    return CompositeArchRule.of(
        List.of(
            only("io.delta..", "core.internal.delta.."),
            only("org.apache.spark.sql.delta..", "core.internal.delta.."),
            only("com.amazon.deequ..", "validation.internal.deequ..", "cli.bench.checks.."),
            only("ml.dmlc..", "training.internal.xgboost.."),
            only("com.microsoft.azure.synapse..", "training.internal.lightgbm..")));
  }

  private ArchRule only(String library, String... adapters) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(Stream.of(adapters).map(this::in).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  ArchRule onlyTheDoorOpensTables() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in("core.internal.."), in("etl.ingest.."))
        .should()
        .callMethodWhere(on(SparkSession.class, "opens a table", SESSION_DOORS))
        .orShould()
        .callMethodWhere(on(Dataset.class, "writes", Set.of("write", "writeTo")));
  }

  ArchRule nothingIsKeptInStatics() {
    return CompositeArchRule.of(
        List.of(
            fields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .allowEmptyShould(true),
            noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(assignableTo(SparkSession.class).or(assignableTo(Dataset.class)))
                .allowEmptyShould(true)));
  }

  ArchRule publicClassesAreClosedForInheritance() {
    return classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotRecords()
        .should()
        .haveModifier(JavaModifier.FINAL);
  }

  ArchRule thereIsNoDumpingGround() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Abstract[A-Z]\\w*)")
        .orShould()
        .resideInAnyPackage(in("..util.."), in("..utils.."), in("..common.."))
        .orShould()
        .resideInAnyPackage(in("..helper.."), in("..misc.."), in("..dto.."), in("..impl.."));
  }

  ArchRule configsAndResultsAreRecords() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Config")
        .or()
        .haveSimpleNameEndingWith("Result")
        .and()
        .areNotInterfaces()
        .should()
        .beRecords();
  }

  ArchRule jobsAreFinalAndNamedSo() {
    return classes()
        .that()
        .implement("io.nightjar.core.job.Job")
        .should()
        .haveSimpleNameEndingWith("Job")
        .andShould()
        .haveModifier(JavaModifier.FINAL);
  }

  ArchRule theProcessIsTouchedInOnePlace() {
    return CompositeArchRule.of(
        List.of(
            noClasses()
                .that()
                .resideOutsideOfPackage(in("core.job.."))
                .should()
                .callMethodWhere(on(System.class, "ends the process", Set.of("exit")))
                .orShould()
                .callMethodWhere(on(Runtime.class, "ends the process", Set.of("exit", "halt"))),
            noClasses()
                .that()
                .resideOutsideOfPackage(in("core.config.."))
                .should()
                .callMethodWhere(
                    on(System.class, "reads settings of the process", PROCESS_SETTINGS))));
  }

  ArchRule failuresAreNamed() {
    return noClasses().should(THROW_GENERIC_EXCEPTIONS);
  }

  ArchRule onlyTheTerminalKnowsTheStandardStreams() {
    return noClasses()
        .that()
        .haveNameNotMatching(root.replace(".", "\\.") + "\\.cli\\.Terminal.*")
        .should(ACCESS_STANDARD_STREAMS);
  }

  private String in(String packages) {
    return packages.startsWith("..") ? root + packages : root + "." + packages;
  }

  static DescribedPredicate<JavaCall<?>> on(Class<?> owner, String what, Set<String> methods) {
    return describe(
        what,
        call -> call.getTargetOwner().isEquivalentTo(owner) && methods.contains(call.getName()));
  }
}
