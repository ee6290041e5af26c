-- What is known of the flight itself and of its past four weeks.
--
-- The timetable has no times of departure, so the usual minute is taken from the past: of the same
-- flight the last time it flew, else of its carrier on that route, else of the airport. Never from
-- the flight to be predicted, and nothing of its plane: a missing tail number gives a cancelled
-- flight away.
WITH recent AS (
  SELECT carrier, flight, origin, dest, flight_date, scheduled_minute, CAST(late AS INT) AS late
  FROM silver.flights
  WHERE flight_date > date_sub(:date, 28)
),
by_flight AS (
  SELECT
    carrier, flight, origin, dest,
    max_by(scheduled_minute, CASE WHEN scheduled_minute IS NOT NULL THEN flight_date END)
      AS usual_minute,
    avg(late) AS late_rate_flight_28_days,
    count(*) AS times_flown_28_days
  FROM recent
  GROUP BY carrier, flight, origin, dest
),
by_route AS (
  SELECT
    carrier, origin, dest,
    percentile(scheduled_minute, 0.5) AS usual_minute,
    avg(late) AS late_rate_route_28_days
  FROM recent
  GROUP BY carrier, origin, dest
),
by_origin AS (
  SELECT origin, percentile(scheduled_minute, 0.5) AS usual_minute
  FROM recent
  GROUP BY origin
),
departures AS (
  SELECT
    s.flight_date, s.carrier, s.flight, s.origin, s.dest, s.distance,
    CAST(coalesce(f.usual_minute, r.usual_minute, o.usual_minute) AS INT) AS usual_minute,
    f.late_rate_flight_28_days,
    coalesce(f.times_flown_28_days, 0) AS times_flown_28_days,
    r.late_rate_route_28_days
  FROM silver.schedule s
  LEFT JOIN by_flight f
    ON f.carrier = s.carrier AND f.flight = s.flight AND f.origin = s.origin AND f.dest = s.dest
  LEFT JOIN by_route r
    ON r.carrier = s.carrier AND r.origin = s.origin AND r.dest = s.dest
  LEFT JOIN by_origin o ON o.origin = s.origin
  WHERE s.flight_date = date_add(:date, 1)
)
SELECT
  flight_date, carrier, flight, origin, dest,
  -- The key is no feature; what of it may help is said again under a name of its own.
  carrier AS airline,
  origin AS departs_from,
  distance,
  weekday(flight_date) AS weekday,
  usual_minute,
  -- How busy the airport will be in that hour.
  count(*) OVER (PARTITION BY origin, usual_minute div 60) AS departures_in_that_hour,
  late_rate_flight_28_days,
  times_flown_28_days,
  late_rate_route_28_days
FROM departures
