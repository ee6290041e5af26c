package io.nightjar.core.sql;

import java.util.List;

/**
 * Queries that a careful analyst may write over {@code silver.flights} and {@code silver.planes}.
 */
public final class GoodQueries {
  /** Columns of {@code silver.flights}. */
  public static final String FLIGHTS =
      "flight_date DATE, carrier STRING, flight INT, origin STRING, dest STRING, tailnum STRING,"
          + " dep_delay DOUBLE, cancelled BOOLEAN, sched TIMESTAMP, note STRING, tags"
          + " ARRAY<STRING>, place STRUCT<lat: DOUBLE, lon: DOUBLE>, user STRING, _logical_date"
          + " DATE, _event_time TIMESTAMP, _known_at TIMESTAMP";

  /** Columns of {@code silver.planes}. */
  public static final String PLANES = "tailnum STRING, built INT, seats INT";

  private GoodQueries() {}

  /** Accepted by the guard and by Spark. */
  public static List<String> all() {
    return List.of(
        "select * from silver.flights",
        "SELECT f.* FROM silver.flights f",
        "select flights.carrier from silver.flights",
        "select silver.flights.carrier from silver.flights",
        "select carrier as c, count(*) as n from silver.flights group by carrier",
        "select carrier, avg(dep_delay) a from silver.flights group by 1 having avg(dep_delay) > 3",
        "select f.flight, p.seats from silver.flights f join silver.planes p using (tailnum)",
        "select f.flight from silver.flights f left join silver.planes p on f.tailnum = p.tailnum",
        "select f.flight from silver.flights f left anti join silver.planes p on f.tailnum ="
            + " p.tailnum",
        "select f.flight from silver.flights f left semi join silver.planes p on f.tailnum ="
            + " p.tailnum",
        "select a.flight, b.flight from silver.flights a join silver.flights b on a.tailnum ="
            + " b.tailnum",
        "select x.flight, y.n from silver.flights x cross join (select count(*) n from"
            + " silver.planes) y",
        "with f as (select * from silver.flights) select carrier from f",
        "with flights as (select 1 as one) select one from flights",
        "with a as (select 1 x), b as (select x + 1 y from a) select y from b",
        "with a as (select 1 x), b as (with c as (select x from a) select x from c) select a.x from"
            + " a, b",
        "select carrier from silver.flights where tailnum in (select tailnum from silver.planes)",
        "select carrier from silver.flights f where exists (select 1 from silver.planes p where"
            + " p.tailnum = f.tailnum)",
        "select (select max(seats) from silver.planes) as most from silver.flights",
        "select carrier from silver.flights union all select tailnum from silver.planes",
        "select tailnum from silver.flights except select tailnum from silver.planes",
        "select tailnum from silver.flights intersect select tailnum from silver.planes",
        "select distinct origin, dest from silver.flights order by origin desc nulls last limit 10"
            + " offset 2",
        "select row_number() over (partition by carrier order by sched, flight) as n from"
            + " silver.flights",
        "select lag(dep_delay) over w as before, sum(dep_delay) over w as s"
            + " from silver.flights window w as (partition by tailnum order by sched)",
        "select first_value(dep_delay) over (partition by tailnum order by sched) f from"
            + " silver.flights",
        "select count(distinct carrier) filter (where cancelled) from silver.flights",
        "select max_by(dep_delay, sched) m, percentile(dep_delay, 0.5) p, median(dep_delay) from"
            + " silver.flights",
        "select percentile_cont(0.5) within group (order by dep_delay) from silver.flights",
        "select array_sort(collect_list(flight)) a, size(collect_set(dest)) s from silver.flights",
        "select case when dep_delay > 15 then 1 else 0 end late, if(cancelled, 1, 0) c from"
            + " silver.flights",
        "select cast(dep_delay as int) d, try_cast(note as int) n from silver.flights",
        "select date_add(flight_date, 1), date_trunc('HOUR', sched), extract(hour from sched) from"
            + " silver.flights",
        "select flight_date + interval 1 day, sched - interval '2' hour, datediff(flight_date,"
            + " :date) from silver.flights",
        "select * from silver.flights where flight_date = :date and sched < :as_of",
        "with f as (select * from silver.flights where flight_date <= :date) select count(*) from"
            + " f",
        "select make_timestamp(2013, 1, 1, 0, 0, 0), to_date('2013-01-01'), date '2013-01-01',"
            + " timestamp '2013-01-01 00:00:00'",
        "select regexp_extract(note, '^([A-Z]{2})-(\\\\d+)$', 1) r from silver.flights where note"
            + " rlike '^[A-Z]+ \\\\d{1,2}:\\\\d{1,2}'",
        "select split(note, ',')[0] s, lpad(carrier, 5, ' ') l, repeat('-', 10) r from"
            + " silver.flights",
        "select transform(tags, t -> upper(t)) u, filter(tags, t -> t is not null and length(t) >"
            + " 1) f, aggregate(tags, 0, (acc, t) -> acc + length(t)) a from silver.flights",
        "select transform(array(tags), inner -> transform(inner, t -> concat(t, '!'))) from"
            + " silver.flights",
        "select t from silver.flights lateral view explode(tags) e as t",
        "select explode(sequence(1, 3)) as i",
        "select i, t from silver.flights lateral view outer posexplode(tags) e as i, t",
        "select f.flight, l.n from silver.flights f, lateral (select f.flight + 1 as n) l",
        "select place.lat, f.place.lon, tags[0] from silver.flights f",
        "select * from values ('AA', 1), ('BB', 2) as t(carrier, n)",
        "values (1, 'a'), (2, 'b')",
        "select * from (select carrier, flight from silver.flights) pivot (count(flight) for"
            + " carrier in ('AA', 'BB'))",
        "select carrier, origin, grouping_id() g, count(*) from silver.flights group by"
            + " rollup(carrier, origin)",
        "select carrier, count(*) from silver.flights group by grouping sets ((carrier), ())",
        "select f.user from silver.flights f where f.note like '%now%' or note = 'today; drop table"
            + " x -- no'",
        "select 1 -- a comment; with a semicolon\n  /* and reflect('x') here */ as one",
        "(select flight from silver.flights)",
        "select xxhash64(carrier, flight) h, sha2(note, 256) s, to_json(place) j from"
            + " silver.flights",
        "select coalesce(flight, 0) div 5, -dep_delay, ~flight, flight % 2, carrier || origin from"
            + " silver.flights",
        "select trim(both ' ' from note), substring(note from 1 for 2), position('a' in note) from"
            + " silver.flights",
        "select timestampdiff(hour, sched, _known_at), timestampadd(day, 1, sched) from"
            + " silver.flights",
        "select from_utc_timestamp(sched, 'America/New_York') l, unix_timestamp(sched) u from"
            + " silver.flights",
        "select carrier, n.late from silver.flights f natural join silver.planes p"
            + " join lateral (select dep_delay > 15 as late) n",
        "select greatest(1, 2), nullif(note, ''), nvl(note, 'x'), try_divide(1, 0) from"
            + " silver.flights",
        "select carrier from silver.flights where (origin, dest) in (select 'JFK', tailnum from"
            + " silver.planes)",
        "select carrier from silver.flights where dep_delay between 1 and 2 and note is distinct"
            + " from 'a'");
  }
}
