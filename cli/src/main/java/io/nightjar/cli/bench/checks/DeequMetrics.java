package io.nightjar.cli.bench.checks;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.ApproxCountDistinct;
import com.amazon.deequ.analyzers.ApproxQuantile;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.KLLSketch;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.PatternMatch;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.StandardDeviation;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.util.matching.Regex;

/** The metrics of a suite as Deequ's analyzers, in the order of its rules. */
final class DeequMetrics {
  private static final String ANSI = "spark.sql.ansi.enabled";
  private static final double QUANTILE_ERROR = 0.01;

  private final List<Analyzer<?, Metric<?>>> analyzers = new ArrayList<>();

  DeequMetrics(ChecksKind kind) {
    if (kind == ChecksKind.SCAN) {
      scan();
    } else {
      keys();
    }
  }

  /**
   * The numbers; NaN where Deequ has a sketch instead. Its expressions cannot be cast as the ANSI
   * standard has it, so that the session is another for so long.
   */
  List<Double> of(Dataset<Row> rows) {
    RuntimeConfig session = rows.sparkSession().conf();
    String before = session.get(ANSI);
    session.set(ANSI, false);
    try {
      VerificationResult result =
          new VerificationSuite().onData(rows).addRequiredAnalyzers(seq(analyzers)).run();
      return analyzers.stream().map(analyzer -> number(result.metrics().apply(analyzer))).toList();
    } finally {
      session.set(ANSI, before);
    }
  }

  private static double number(Metric<?> metric) {
    return metric instanceof DoubleMetric number
        ? ((Number) number.value().get()).doubleValue()
        : Double.NaN;
  }

  private void scan() {
    add(new Size(Option.empty()));
    List.of("id", "user_id", "country", "cat", "amount", "score", "price", "qty", "ts", "email")
        .forEach(column -> add(new Completeness(column, Option.empty(), Option.empty())));
    for (String column : List.of("amount", "score", "price", "qty", "ts")) {
      add(new Minimum(column, Option.empty(), Option.empty()));
      add(new Maximum(column, Option.empty(), Option.empty()));
    }
    List.of("amount", "price", "qty").forEach(column -> add(new Mean(column, Option.empty())));
    List.of("amount", "price")
        .forEach(column -> add(new StandardDeviation(column, Option.empty())));
    compliance("country IN ('" + String.join("', '", ChecksData.COUNTRIES) + "')");
    compliance("score >= -10");
    compliance("qty >= 1 AND qty <= 19");
    compliance("price <= 500");
  }

  private void keys() {
    add(new ApproxCountDistinct("user_id", Option.empty()));
    add(new ApproxCountDistinct("cat", Option.empty()));
    add(new ApproxQuantile("amount", 0.5, QUANTILE_ERROR, Option.empty()));
    add(new KLLSketch("amount", Option.empty()));
    Regex email = new Regex("^[a-z0-9]+@[a-z]+\\.[a-z]+$", seq(List.of()));
    add(new PatternMatch("email", email, Option.empty(), Option.empty()));
    unique("id");
    unique("user_id", "id");
    unique("email");
  }

  private void compliance(String condition) {
    add(
        new Compliance(
            condition,
            condition,
            Option.empty(),
            JavaConverters.asScalaBuffer(List.<String>of()).toList(),
            Option.empty()));
  }

  private void unique(String... columns) {
    add(new Uniqueness(seq(List.of(columns)), Option.empty(), Option.empty()));
  }

  @SuppressWarnings("unchecked")
  private void add(Analyzer<?, ?> analyzer) {
    analyzers.add((Analyzer<?, Metric<?>>) analyzer);
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toSeq();
  }
}
