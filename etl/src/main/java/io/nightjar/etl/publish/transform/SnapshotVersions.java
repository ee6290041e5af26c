package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.table.transform.VersionOrder;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * Versions from full snapshots: a version begins with the first snapshot that shows it and ends
 * with the first that does not. Which nights delivered a snapshot is known, so that what each of
 * them showed can be told from the versions: a snapshot that comes late, or anew, is compared with
 * the one before it, and the one after it with this one.
 */
public final class SnapshotVersions implements Upsert.Revision {
  private static final String LOOK = "_look";
  private static final String HASH = "_content";
  private static final String BEFORE = "_look_before";
  private static final String AFTER = "_look_after";
  private static final String HASH_BEFORE = "_content_before";
  private static final String KIND = "_kind";
  private static final int VERSION = 0;
  private static final int BEGIN = 1;
  private static final int END = 2;

  private final List<String> key;
  private final Nights nights;
  private final NightClock clock;

  /**
   * @param key columns that identify what changes
   * @param nights that bring their snapshots
   * @param clock when a night ends: its snapshot shows how things are then
   */
  public SnapshotVersions(List<String> key, Nights nights, NightClock clock) {
    this.key = List.copyOf(key);
    this.nights = nights;
    this.clock = clock;
  }

  /** What one night may bring once. */
  public List<String> identity() {
    List<String> identity = new ArrayList<>(key);
    identity.add(Bookkeeping.LOGICAL_DATE);
    return identity;
  }

  /** The snapshots as rows of the table; a version has no single file and no single event. */
  public Dataset<Row> incoming(Dataset<Row> staged) {
    List<Column> columns = new ArrayList<>();
    Arrays.stream(staged.columns())
        .filter(name -> !name.startsWith("_") || key.contains(name))
        .forEach(name -> columns.add(Columns.named(name)));
    columns.add(col(Bookkeeping.LOGICAL_DATE));
    List<LocalDate> dates = nights.dates();
    Column cut =
        element_at(
            map(
                dates.stream()
                    .flatMap(date -> Stream.of(lit(date), lit(clock.cut(date))))
                    .toArray(Column[]::new)),
            col(Bookkeeping.LOGICAL_DATE));
    return staged
        .select(columns.toArray(Column[]::new))
        .withColumn(Bookkeeping.EVENT_TIME, cut)
        .withColumn(Bookkeeping.KNOWN_AT, col(Bookkeeping.EVENT_TIME))
        .withColumn(Bookkeeping.VALID_FROM, col(Bookkeeping.EVENT_TIME))
        .withColumn(Bookkeeping.VALID_TO, lit(null).cast("timestamp"))
        .withColumn(Bookkeeping.IS_DELETED, lit(false));
  }

  @Override
  public Dataset<Row> of(Dataset<Row> state, Dataset<Row> incoming, Upsert.Deliveries deliveries) {
    Looks looks = looks(deliveries);
    StructType table = incoming.schema();
    Dataset<Row> looked = looked(state, incoming, looks);
    Dataset<Row> kinds =
        looked.withColumn(KIND, explode(kinds(looks))).where(col(KIND).isNotNull());
    return new VersionChain(key, identity(), table).changes(placed(kinds, table, looks));
  }

  /**
   * The nights whose snapshots are compared, in order.
   *
   * @param hasBefore whether the first of them is only there to be compared with
   * @param hasAfter whether the last of them is one that was there before
   */
  private record Looks(List<LocalDate> dates, boolean hasBefore, boolean hasAfter) {}

  private Looks looks(Upsert.Deliveries deliveries) {
    NavigableSet<LocalDate> others = new TreeSet<>(deliveries.before());
    others.removeIf(nights::contains);
    List<LocalDate> dates = new ArrayList<>();
    LocalDate before = others.lower(nights.from());
    LocalDate after = others.higher(nights.to());
    if (before != null) {
      dates.add(before);
    }
    dates.addAll(deliveries.now());
    if (after != null) {
      dates.add(after);
    }
    return new Looks(dates, before != null, after != null);
  }

  /** Every version, and every row as each look shows it, with the number of the look or -1. */
  private Dataset<Row> looked(Dataset<Row> state, Dataset<Row> incoming, Looks looks) {
    List<Column> numbers = new ArrayList<>(List.of(lit(-1)));
    int last = looks.dates().size() - 1;
    if (looks.hasBefore()) {
      numbers.add(when(isValidAt(looks.dates().get(0)), lit(0)));
    }
    if (looks.hasAfter()) {
      numbers.add(when(isValidAt(looks.dates().get(last)), lit(last)));
    }
    Column number = lit(null).cast("int");
    for (int i = 0; i <= last; i++) {
      number =
          when(col(Bookkeeping.LOGICAL_DATE).equalTo(lit(looks.dates().get(i))), lit(i))
              .otherwise(number);
    }
    Dataset<Row> known =
        state
            .withColumn(LOOK, explode(array(numbers.toArray(Column[]::new))))
            .where(col(LOOK).isNotNull());
    Dataset<Row> all =
        known.unionByName(
            incoming.withColumn(Upsert.ADDRESS, Upsert.noAddress()).withColumn(LOOK, number));
    WindowSpec ofKey = Window.partitionBy(withLook(key)).orderBy(col(LOOK));
    return all.repartition(Columns.named(key))
        .withColumn(HASH, VersionOrder.content(incoming.schema()))
        .withColumn(BEFORE, lag(col(LOOK), 1).over(ofKey))
        .withColumn(HASH_BEFORE, lag(col(HASH), 1).over(ofKey))
        .withColumn(AFTER, lead(col(LOOK), 1).over(ofKey));
  }

  private Column isValidAt(LocalDate night) {
    Column at = lit(clock.cut(night));
    Column end = col(Bookkeeping.VALID_TO);
    return col(Bookkeeping.VALID_FROM).leq(at).and(end.isNull().or(end.gt(at)));
  }

  /** What becomes of a row: it is a version, and a look may be a begin, be followed by an end. */
  private static Column kinds(Looks looks) {
    Column isLook = col(LOOK).geq(0);
    Column isContinued =
        coalesce(
            col(BEFORE).equalTo(col(LOOK).minus(1)).and(col(HASH_BEFORE).equalTo(col(HASH))),
            lit(false));
    Column isCompared = looks.hasBefore() ? col(LOOK).gt(0) : isLook;
    Column isSeenNext = coalesce(col(AFTER).equalTo(col(LOOK).plus(1)), lit(false));
    Column hasNext = col(LOOK).lt(looks.dates().size() - 1);
    return array(
        when(not(isLook), lit(VERSION)),
        when(isLook.and(isCompared).and(not(isContinued)), lit(BEGIN)),
        when(isLook.and(hasNext).and(not(isSeenNext)), lit(END)));
  }

  /** Begins and ends as rows of the night that shows them. */
  private Dataset<Row> placed(Dataset<Row> kinds, StructType table, Looks looks) {
    Column index =
        greatest(lit(1), col(LOOK).plus(when(col(KIND).equalTo(END), lit(2)).otherwise(lit(1))));
    Column isVersion = col(KIND).equalTo(VERSION);
    Column night = at(looks.dates().stream().map(date -> lit(date)).toList(), index, "date");
    Column cut =
        at(looks.dates().stream().map(date -> lit(clock.cut(date))).toList(), index, "timestamp");
    Column[] columns = new Column[table.size()];
    for (int i = 0; i < columns.length; i++) {
      String name = table.fieldNames()[i];
      columns[i] = column(name, isVersion, night, cut).as(name);
    }
    Column isReplaced = col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to()));
    if (looks.hasAfter()) {
      LocalDate after = looks.dates().get(looks.dates().size() - 1);
      isReplaced = isReplaced.or(col(Bookkeeping.LOGICAL_DATE).equalTo(lit(after)));
    }
    List<Column> selected = new ArrayList<>(List.of(columns));
    selected.add(
        when(isVersion, col(Upsert.ADDRESS)).otherwise(Upsert.noAddress()).as(Upsert.ADDRESS));
    selected.add(not(isVersion).as(Contributions.IS_NEW));
    selected.add(isVersion.and(isReplaced).as(Contributions.IS_OLD));
    return kinds.select(selected.toArray(Column[]::new));
  }

  private Column column(String name, Column isVersion, Column night, Column cut) {
    if (name.equals(Bookkeeping.LOGICAL_DATE)) {
      return when(isVersion, col(name)).otherwise(night);
    }
    if (name.equals(Bookkeeping.IS_DELETED)) {
      return when(isVersion, col(name)).otherwise(col(KIND).equalTo(END));
    }
    if (name.equals(Bookkeeping.VALID_TO)) {
      return when(isVersion, col(name));
    }
    if (name.startsWith("_") && !key.contains(name)) {
      return when(isVersion, col(name)).otherwise(cut);
    }
    return key.contains(name)
        ? Columns.named(name)
        : when(not(col(KIND).equalTo(END)).or(isVersion), Columns.named(name));
  }

  private static Column at(List<Column> values, Column index, String type) {
    return values.isEmpty()
        ? lit(null).cast(type)
        : element_at(array(values.toArray(Column[]::new)), index);
  }

  private static Column[] withLook(List<String> key) {
    Column[] keys = Columns.named(key);
    Column[] all = Arrays.copyOf(keys, keys.length + 1);
    all[keys.length] = col(LOOK).geq(0);
    return all;
  }
}
