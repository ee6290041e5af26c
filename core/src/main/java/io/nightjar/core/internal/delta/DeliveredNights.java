package io.nightjar.core.internal.delta;

import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.SetTransaction;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * Which nights have brought rows to a table that is changed key by key, whose rows alone do not
 * tell. Kept as transaction ids of the table: they change in the same commit as the rows, belong to
 * each version, and outlive the log.
 */
public final class DeliveredNights {
  private static final String ALL = "delivered|";
  private static final long DELIVERED = 1;
  private static final long TAKEN_BACK = 0;

  private final String prefix;

  DeliveredNights(TableName table) {
    this.prefix = ALL + table + "|";
  }

  /** Whether the table is changed key by key. */
  public static boolean isIn(Snapshot snapshot) {
    return snapshot.transactions().keysIterator().exists(id -> id.startsWith(ALL));
  }

  /** Those of one version. */
  NavigableSet<LocalDate> in(Snapshot snapshot) {
    NavigableSet<LocalDate> nights = new TreeSet<>();
    Iterator<Tuple2<String, Object>> ids = snapshot.transactions().iterator();
    while (ids.hasNext()) {
      Tuple2<String, Object> id = ids.next();
      if (id._1().startsWith(prefix) && (Long) id._2() == DELIVERED) {
        nights.add(LocalDate.parse(id._1().substring(prefix.length())));
      }
    }
    return nights;
  }

  /** What to commit, so that of these nights exactly some count as delivered. */
  List<Action> marks(Nights nights, NavigableSet<LocalDate> before, NavigableSet<LocalDate> now) {
    List<Action> marks = new ArrayList<>();
    for (LocalDate night : nights.dates()) {
      if (now.contains(night) != before.contains(night)) {
        long mark = now.contains(night) ? DELIVERED : TAKEN_BACK;
        marks.add(new SetTransaction(prefix + night, mark, Option.empty()));
      }
    }
    return marks;
  }
}
