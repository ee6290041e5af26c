package io.nightjar.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlGuardTest {
  private static final String FROM = " from silver.flights";

  static List<String> good() {
    return GoodQueries.all();
  }

  @ParameterizedTest
  @MethodSource("good")
  void acceptsPlainQueries(String query) {
    assertThat(SqlGuard.problems(sql(query))).isEmpty();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        bad(
            "select reflect('java.lang.System', 'getProperty', 'user.home')",
            1,
            "function reflect is not allowed: it calls Java code"),
        bad(
            "select\n java_method('java.lang.System', 'exit', 1)" + FROM,
            2,
            "function java_method"),
        bad(
            "select 1\nfrom silver.flights\nwhere try_reflect('a', 'b') = 1",
            3,
            "function try_reflect"),
        bad("select (select reflect('a', 'b'))", 1, "function reflect"),
        bad("with a as (\nselect reflect('a', 'b') r) select r from a", 2, "function reflect"),
        bad("select transform(tags, t -> reflect('a', t))" + FROM, 1, "function reflect"),
        bad("select count(*) filter (where reflect('a', 'b') = 'x')" + FROM, 1, "function reflect"),
        bad(
            "select sum(flight) over (partition by reflect('a', 'b'))" + FROM,
            1,
            "function reflect"),
        bad(
            "select sum(flight) over w" + FROM + "\nwindow w as (order by reflect('a', 'b'))",
            2,
            "function reflect"),
        bad("select * from values (reflect('a', 'b'))", 1, "function reflect"),
        bad(
            "select carrier, count(*)" + FROM + " group by carrier\nhaving reflect('a', 'b') = 1",
            2,
            "function reflect"),
        bad(
            "select f.flight from silver.flights f join silver.planes p on reflect('a', 'b') = 1",
            1,
            "function reflect"),
        bad(
            "select f.flight from silver.flights f, lateral (select reflect('a', 'b') r) l",
            1,
            "function reflect"),
        bad(
            "select e.x" + FROM + " lateral view explode(array(reflect('a', 'b'))) e as x",
            1,
            "function reflect"),
        bad("select * from explode(array(reflect('a', 'b')))", 1, "function reflect"),
        bad("select flight" + FROM + " order by reflect('a', 'b')", 1, "function reflect"),
        bad("select system.builtin.reflect('a', 'b')", 1, "function system.builtin.reflect"),
        bad("select `reflect`('a', 'b')", 1, "function reflect"),
        bad("select ReFlEcT('a', 'b')", 1, "function reflect"),
        bad("select rand()", 1, "function rand is not allowed: it gives other values in every run"),
        bad("select uuid(), randn()", 1, "function uuid"),
        bad("select shuffle(tags)" + FROM, 1, "function shuffle"),
        bad("select now()", 1, "use :date or :as_of"),
        bad("select current_date", 1, "function current_date"),
        bad("select current_date()", 1, "function current_date"),
        bad("select\ncurrent_timestamp", 2, "function current_timestamp"),
        bad("select localtimestamp", 1, "function localtimestamp"),
        bad("select unix_timestamp()", 1, "unix_timestamp() depends on the clock"),
        bad("select date 'today'", 1, "date 'today' depends on the clock"),
        bad("select timestamp 'now'", 1, "depends on the clock"),
        bad("select cast('tomorrow' as date)", 1, "CAST of 'tomorrow' depends on the clock"),
        bad(
            "select current_user",
            1,
            "function current_user is not allowed: it depends on the session"),
        bad("select user" + FROM, 1, "write table.user"),
        bad("select session_user()", 1, "function session_user"),
        bad("select current_database(), current_catalog()", 1, "function current_database"),
        bad("select version()", 1, "function version"),
        bad("select monotonically_increasing_id()" + FROM, 1, "use _source_file and _source_row"),
        bad("select input_file_name()" + FROM, 1, "function input_file_name"),
        bad("select _metadata.file_path" + FROM, 1, "_metadata is not allowed"),
        bad("select spark_partition_id()" + FROM, 1, "function spark_partition_id"),
        bad("select raise_error('x')", 1, "function raise_error"),
        bad("select xpath('<a/>', 'a')", 1, "function xpath is not allowed"),
        bad("select my_udf(flight)" + FROM, 1, "function my_udf is not allowed"),
        bad(
            "select covnert_timezone('UTC', sched)" + FROM,
            1,
            "function covnert_timezone is not allowed; did you mean convert_timezone?"),
        bad("select * from text.`/etc/passwd`", 1, "text./etc/passwd is not a table of the lake"),
        bad("select * from delta.`/data/x`", 1, "is not a table of the lake"),
        bad("select * from csv.`../secret.csv`", 1, "is not a table of the lake"),
        bad("select * from json.`s3a://b/c`", 1, "is not a table of the lake"),
        bad(
            "select 1 where exists (select\n* from text.`/etc/passwd`)",
            2,
            "is not a table of the lake"),
        bad("select * from spark_catalog.silver.flights", 1, "write layer.table"),
        bad("select * from flights", 1, "flights is not a table of the lake: write layer.table"),
        bad("select * from `silver.flights`", 1, "write layer.table"),
        bad("select * from silver.`flights.x`", 1, "write layer.table"),
        bad("select * from silver.`FLIGHTS`", 1, "lower-case"),
        bad("select * from silver._flights", 1, "lower-case"),
        bad("select * from `silver`.`flіghts`", 1, "lower-case"),
        bad("with a as (select 1) select * from b", 1, "b is not a table of the lake"),
        bad(
            "with a as (select * from b), b as (select 1) select * from a",
            1,
            "b is not a table of the lake"),
        bad(
            "select * from (with a as (select 1) select * from a) x join a",
            1,
            "a is not a table of the lake"),
        bad("select * from range(1000000000)", 1, "table function range is not allowed"),
        bad("select * from read_files('/etc')", 1, "table function read_files is not allowed"),
        bad("select * from identifier('silver.flights')", 1, "IDENTIFIER(…) is not allowed"),
        bad("select identifier('current_date')", 1, "IDENTIFIER(…) is not allowed"),
        bad("select * from silver.flights tablesample (10 percent)", 1, "TABLESAMPLE"),
        bad("select * from silver.flights version as of 3", 1, "VERSION AS OF is not allowed"),
        bad(
            "select * from silver.flights timestamp as of '2013-01-01'",
            1,
            "VERSION AS OF is not allowed"),
        bad("select /*+ broadcast(p) */ * from silver.planes p", 1, "hints"),
        bad("select transform(flight) using 'cat' as (x)" + FROM, 1, "TRANSFORM"),
        bad("select flight" + FROM + " distribute by flight", 1, "DISTRIBUTE BY"),
        bad("select flight" + FROM + " sort by flight", 1, "SORT BY"),
        bad(
            "insert into silver.flights values (1)",
            1,
            "only one SELECT (or WITH … SELECT) is allowed, not INSERT"),
        bad("drop table silver.flights", 1, "not DROP"),
        bad("create function f as 'x.Y'", 1, "not CREATE"),
        bad("add jar 'http://x/y.jar'", 1, "not ADD"),
        bad("set spark.sql.ansi.enabled = false", 1, "not SET"),
        bad(
            "with a as (select 1 x) insert into silver.flights select * from a",
            1,
            "only SELECT is allowed, not InsertIntoStatement"),
        bad("from silver.flights insert overwrite table silver.planes select *", 1, "not FROM"),
        bad("select 1;", 1, "remove the ';'"),
        bad("select 1\n;drop table x", 2, "remove the ';'"),
        bad("select * from silver.flights where flight = ?", 1, "parameter ? is not allowed"),
        bad("select :nights", 1, "parameter :nights is unknown; there are :date and :as_of"),
        bad("select sequence(1, 1000000000)", 1, "sequence needs plain numbers"),
        bad("select sequence(1, flight)" + FROM, 1, "sequence needs plain numbers"),
        bad(
            "select repeat('x', 1000000000)",
            1,
            "repeat needs a plain number up to 1000 as argument 2"),
        bad("select repeat(repeat('x', 1000), 1000)", 1, "repeat must not stand inside repeat"),
        bad("select lpad(note, flight, 'x')" + FROM, 1, "lpad needs a plain number"),
        bad(
            "select transform(sequence(1, 1000), x -> sequence(1, 1000))",
            1,
            "sequence must not stand inside a lambda"),
        bad(
            "select aggregate(tags, 'x', (acc, t) -> concat(acc, acc))" + FROM,
            1,
            "concat must not stand inside aggregate"),
        bad(
            "select aggregate(tags, 'x', (acc, t) -> acc || acc)" + FROM,
            1,
            "|| must not stand inside aggregate"),
        bad(
            "select format_string('%1000000000d', 1)",
            1, "format_string needs a written-out format"),
        bad(
            "select format_number(1, 1000000000)",
            1,
            "format_number needs a plain number up to 30"),
        bad(
            "select array_insert(tags, 1000000000, 'x')" + FROM,
            1,
            "array_insert needs a plain number"),
        bad("select stack(1000000000, 1)", 1, "stack needs a plain number"),
        bad(
            "select * from silver.flights lateral view stack(1000000000, 1) s as x",
            1,
            "stack needs a plain number"),
        bad(
            "select window(sched, '1000 days', '1 microsecond')" + FROM,
            1,
            "function window is not allowed"),
        bad("select 1" + FROM + "\ngroup by cube(carrier, origin)", 2, "CUBE is not allowed"),
        bad(
            "select 1" + FROM + " group by grouping sets (cube(" + "a,".repeat(40) + "a))",
            1,
            "CUBE is not allowed"),
        bad(
            "select 1"
                + FROM
                + " group by "
                + "rollup(carrier, origin), ".repeat(9)
                + "rollup(dest)",
            1,
            "ROLLUP and GROUPING SETS occur more than 3 times"),
        bad(doubling(30), 1, "the WITH clauses written out read more than 500 tables"),
        bad("select note like '%a%a%a%a%a%a%b'" + FROM, 1, "the pattern of LIKE has more than 4 %"),
        bad("select note rlike '(a+)+b'" + FROM, 1, "the pattern of RLIKE repeats a group"),
        bad(
            "select regexp_replace(note, '(.*,)*x', '')" + FROM,
            1,
            "the pattern of regexp_replace repeats a group"),
        bad("select split(note, carrier)" + FROM, 1, "the pattern of split must be written out"),
        bad("select note regexp '(a|aa)+$'" + FROM, 1, "repeats a group"),
        bad(
            "select row_number() over (partition by carrier)" + FROM,
            1,
            "row_number without an order"),
        bad(
            "select lag(flight) over w" + FROM + " window w as (partition by carrier)",
            1,
            "lag without an order"),
        bad("select first(flight)" + FROM, 1, "first without an order"),
        bad(
            "select carrier, any_value(flight)" + FROM + " group by carrier",
            1,
            "any_value without an order"),
        bad("select collect_list(flight)" + FROM, 1, "write array_sort(collect_list(…))"),
        bad("select mode(flight)" + FROM, 1, "function mode is not allowed"),
        bad("select percentile_approx(dep_delay, 0.5)" + FROM, 1, "use percentile or median"),
        bad("select flight" + FROM + " limit 3", 1, "LIMIT without ORDER BY"),
        bad("select 1 as `a b`", 1, "is not a usable name"),
        bad("select 1 as " + "x".repeat(64), 1, "is not a usable name"),
        bad("select '\u202e'", 1, "invisible character U+202E"),
        bad("select\n'\u0000'", 2, "invisible character U+0000"),
        bad("select " + "(".repeat(100) + "1" + ")".repeat(100), 1, "nested deeper than 64"),
        bad("select 1" + "+1".repeat(5000), 1, "nested too deeply"),
        bad("select " + "1,".repeat(60000) + "1", 1, "longer than 100000"),
        bad("select a frm\n silver.flights where", 2, "syntax error at 'silver', column 2"),
        bad("select 'abc", 1, "syntax error"),
        bad("/* abc", 1, "no query"),
        bad("", 1, "there is no query here"),
        bad("-- only a comment", 1, "there is no query here"),
        bad("select ${env:HOME}", 1, "syntax error"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesEverythingElseInOneLine(String query, int line, String fragment) {
    List<String> problems = SqlGuard.problems(sql(query));
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0)).startsWith("x.sql:" + line + ": ").contains(fragment);
    assertThat(problems).allSatisfy(problem -> assertThat(problem).doesNotContain("\n", "== SQL"));
  }

  @Test
  void namesEveryProblemOfAQuery() {
    assertThat(SqlGuard.problems(sql("select rand(),\n uuid()\nfrom flights")))
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("x.sql:1: function rand"))
        .anyMatch(problem -> problem.startsWith("x.sql:2: function uuid"))
        .anyMatch(problem -> problem.startsWith("x.sql:3: flights is not a table"));
  }

  /** Each WITH clause reads the one before twice. */
  private static String doubling(int levels) {
    StringBuilder query = new StringBuilder("with t0 as (select 1 x)");
    for (int level = 1; level <= levels; level++) {
      query.append(", t%d as (select * from t%d a, t%d b)".formatted(level, level - 1, level - 1));
    }
    return query.append(" select * from t").append(levels).toString();
  }

  private static SqlText sql(String text) {
    return new SqlText("x.sql", text);
  }

  private static Arguments bad(String query, int line, String fragment) {
    return Arguments.of(query, line, fragment);
  }
}
