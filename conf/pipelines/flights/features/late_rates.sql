-- How late flights were lately: by airport of departure, carrier and destination, over one, seven
-- and 28 days. Cancelled flights count as late; those of one day show a storm that is still on.
--
-- Past and tomorrow stand in one list, so that the past is read once; a rate ignores the rows of
-- tomorrow, which have neither late nor cancelled.
WITH past_and_tomorrow AS (
  SELECT
    flight_date, carrier, flight, origin, dest,
    CAST(late AS INT) AS late,
    CASE WHEN flight_date > date_sub(:date, 7) THEN CAST(late AS INT) END AS late_in_7_days,
    CASE WHEN flight_date > date_sub(:date, 7) THEN CAST(cancelled AS INT) END
      AS cancelled_in_7_days,
    CASE WHEN flight_date = :date THEN CAST(late AS INT) END AS late_today,
    CASE WHEN flight_date = :date THEN CAST(cancelled AS INT) END AS cancelled_today
  FROM silver.flights
  WHERE flight_date > date_sub(:date, 28)
  UNION ALL
  SELECT flight_date, carrier, flight, origin, dest, NULL, NULL, NULL, NULL, NULL
  FROM silver.schedule
  WHERE flight_date = date_add(:date, 1)
),
rates AS (
  SELECT
    flight_date, carrier, flight, origin, dest,
    avg(late_today) OVER same_origin AS late_rate_origin_1_day,
    avg(cancelled_today) OVER same_origin AS cancel_rate_origin_1_day,
    avg(late_in_7_days) OVER same_origin AS late_rate_origin_7_days,
    avg(late) OVER same_origin AS late_rate_origin_28_days,
    avg(late_today) OVER same_carrier AS late_rate_carrier_1_day,
    avg(late_in_7_days) OVER same_carrier AS late_rate_carrier_7_days,
    avg(late) OVER same_carrier AS late_rate_carrier_28_days,
    avg(cancelled_in_7_days) OVER same_carrier AS cancel_rate_carrier_7_days,
    avg(late_today) OVER same_dest AS late_rate_dest_1_day,
    avg(late_in_7_days) OVER same_dest AS late_rate_dest_7_days,
    avg(late) OVER same_dest AS late_rate_dest_28_days
  FROM past_and_tomorrow
  WINDOW
    same_origin AS (PARTITION BY origin),
    same_carrier AS (PARTITION BY carrier),
    same_dest AS (PARTITION BY dest)
)
SELECT *
FROM rates
WHERE flight_date = date_add(:date, 1)
