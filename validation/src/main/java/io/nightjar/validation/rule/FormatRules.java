package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.validation.format.DateTexts;
import io.nightjar.validation.format.JsonSchemas;
import io.nightjar.validation.format.JsonTexts;
import io.nightjar.validation.format.StrptimeFormat;
import io.nightjar.validation.rule.Misfits.Kind;
import io.nightjar.validation.rule.RowRule.Conditions;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Rules about texts in a form that Python's libraries read. */
public final class FormatRules {
  private FormatRules() {}

  /** Python's {@code strptime} reads it with this format. */
  public static Rule strptime(String column, String format, double mostly) {
    Parsed<StrptimeFormat> parsed = new Parsed<>(format, StrptimeFormat::of);
    return text(column, mostly, text -> parsed.get().parses(text));
  }

  /** Python's {@code dateutil} reads it. */
  public static Rule dateutil(String column, double mostly) {
    return text(column, mostly, DateTexts::isParseable);
  }

  /** Python's {@code json} reads it. */
  public static Rule json(String column, double mostly) {
    return text(column, mostly, JsonTexts::isParseable);
  }

  /** It is JSON that fits a schema; one text that is no JSON breaks the rule. */
  public static Rule jsonSchema(String column, JsonNode schema, double mostly) {
    Parsed<JsonSchemas> parsed = new Parsed<>(schema.toString(), FormatRules::schema);
    return new RowRule(
        List.of(column),
        mostly,
        scope -> {
          Field field = texts(scope, column);
          UDF1<String, Integer> check = text -> text == null ? null : answer(parsed.get(), text);
          Column answer = udf(check, DataTypes.IntegerType).apply(field.value());
          return new Conditions(
              field.value().isNotNull(),
              answer.equalTo(JsonSchemas.Answer.UNFIT.ordinal()),
              Kind.VALUES,
              Optional.of(answer.equalTo(JsonSchemas.Answer.MALFORMED.ordinal())));
        });
  }

  private static Rule text(String column, double mostly, UDF1<String, Boolean> fits) {
    return new RowRule(
        List.of(column),
        mostly,
        scope -> {
          Field field = texts(scope, column);
          UDF1<String, Boolean> safe = text -> text == null ? null : fits.call(text);
          return Conditions.values(
              field, not(udf(safe, DataTypes.BooleanType).apply(field.value())));
        });
  }

  /** A schema that refers to itself without end cannot be asked either. */
  private static int answer(JsonSchemas schema, String text) {
    try {
      return schema.check(text).ordinal();
    } catch (IllegalStateException e) {
      return JsonSchemas.Answer.MALFORMED.ordinal();
    }
  }

  private static JsonSchemas schema(String text) {
    try {
      return JsonSchemas.of(new ObjectMapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static Field texts(Scope scope, String column) throws RuleProblem {
    Field field = scope.find(column);
    if (!field.isText()) {
      throw field.problem("this rule needs texts");
    }
    return field;
  }
}
