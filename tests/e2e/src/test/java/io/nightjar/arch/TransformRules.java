package io.nightjar.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * What the pure steps below {@code …transform} may not do: they describe Datasets and know nothing
 * else.
 */
final class TransformRules {
  private static final Set<String> RUNS_OR_STORES =
      Set.of(
          "count",
          "collect",
          "collectAsList",
          "take",
          "takeAsList",
          "first",
          "head",
          "show",
          "foreach",
          "foreachPartition",
          "toLocalIterator",
          "isEmpty",
          "cache",
          "persist",
          "unpersist",
          "checkpoint",
          "localCheckpoint",
          "write",
          "writeTo",
          "rdd",
          "javaRDD",
          "toJavaRDD",
          "createOrReplaceTempView",
          "createTempView",
          "createGlobalTempView",
          "createOrReplaceGlobalTempView",
          "reduce");
  private static final Set<String> NOT_REPEATABLE =
      Set.of(
          "current_timestamp",
          "current_date",
          "now",
          "unix_timestamp",
          "localtimestamp",
          "rand",
          "randn",
          "monotonically_increasing_id",
          "uuid",
          "shuffle");
  private static final Set<String> CLOCKS_AND_DICE =
      Set.of(
          "now",
          "currentTimeMillis",
          "nanoTime",
          "random",
          "randomUUID",
          "systemUTC",
          "systemDefaultZone");
  private static final Set<String> DOORS =
      Set.of(
          "io.nightjar.core.job.JobContext",
          "io.nightjar.core.model.Models",
          "io.nightjar.core.sql.Queries",
          "io.nightjar.core.table.Tables");

  private final String root;
  private final String transforms;

  TransformRules(String root) {
    this.root = root;
    this.transforms = root + "..transform..";
  }

  ArchRule transformsDescribeWorkButNeverStartIt() {
    return noClasses()
        .that()
        .resideInAPackage(transforms)
        .should()
        .callMethodWhere(
            ArchitectureRules.on(
                Dataset.class, "runs, caches or writes a Dataset", RUNS_OR_STORES));
  }

  ArchRule transformsKnowNeitherIoNorJobs() {
    return noClasses()
        .that()
        .resideInAPackage(transforms)
        .should()
        .dependOnClassesThat(
            equivalentTo(SparkSession.class)
                .or(resideInAPackage("java.io..").and(not(equivalentTo(Serializable.class))))
                .or(resideInAnyPackage("java.nio..", "org.apache.hadoop..", "io.delta.."))
                .or(
                    resideInAnyPackage(
                        root + ".core.config..", root + ".core.job..", root + ".core.run.."))
                .or(describe("doors", type -> DOORS.contains(type.getFullName()))));
  }

  ArchRule transformsGiveTheSameAnswerTwice() {
    return noClasses()
        .that()
        .resideInAPackage(transforms)
        .should()
        .callMethodWhere(
            describe("reads a clock or draws at random", TransformRules::isNotRepeatable))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class);
  }

  private static boolean isNotRepeatable(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    return (owner.startsWith("java.") && CLOCKS_AND_DICE.contains(call.getName()))
        || (owner.equals("org.apache.spark.sql.functions")
            && NOT_REPEATABLE.contains(call.getName()));
  }
}
