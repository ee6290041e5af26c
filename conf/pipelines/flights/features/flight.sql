-- What is known of the flight itself and of its past four weeks.
--
-- The timetable has no times of departure, so the usual minute is taken from the past: of the same
-- flight the last time it flew, else of its carrier on that route, else of the airport. Never from
-- the flight to be predicted, and nothing of its plane: a missing tail number gives a cancelled
-- flight away.
--
-- Past and tomorrow stand in one list, so that the past is read once: what a row of tomorrow needs
-- of it is in the same window.
WITH past_and_tomorrow AS (
  SELECT
    flight_date, carrier, flight, origin, dest, distance, scheduled_minute,
    CAST(late AS INT) AS late
  FROM silver.flights
  WHERE flight_date > date_sub(:date, 28)
  UNION ALL
  SELECT flight_date, carrier, flight, origin, dest, distance, NULL, NULL
  FROM silver.schedule
  WHERE flight_date = date_add(:date, 1)
),
departures AS (
  SELECT
    flight_date, carrier, flight, origin, dest, distance,
    CAST(
      coalesce(
        max_by(scheduled_minute, CASE WHEN scheduled_minute IS NOT NULL THEN flight_date END)
          OVER same_flight,
        percentile(scheduled_minute, 0.5) OVER same_route,
        percentile(scheduled_minute, 0.5) OVER same_origin
      ) AS INT
    ) AS usual_minute,
    avg(late) OVER same_flight AS late_rate_flight_28_days,
    count(late) OVER same_flight AS times_flown_28_days,
    avg(late) OVER same_route AS late_rate_route_28_days
  FROM past_and_tomorrow
  WINDOW
    same_flight AS (PARTITION BY carrier, flight, origin, dest),
    same_route AS (PARTITION BY carrier, origin, dest),
    same_origin AS (PARTITION BY origin)
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
WHERE flight_date = date_add(:date, 1)
