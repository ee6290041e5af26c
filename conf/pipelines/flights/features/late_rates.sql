-- How late flights were lately: by airport of departure, carrier and destination, over one, seven
-- and 28 days. Cancelled flights count as late; those of one day show a storm that is still on.
WITH recent AS (
  SELECT
    carrier, origin, dest,
    CAST(late AS INT) AS late,
    CAST(cancelled AS INT) AS cancelled,
    flight_date = :date AS in_1_day,
    flight_date > date_sub(:date, 7) AS in_7_days
  FROM silver.flights
  WHERE flight_date > date_sub(:date, 28)
),
by_origin AS (
  SELECT
    origin,
    avg(CASE WHEN in_1_day THEN late END) AS late_rate_origin_1_day,
    avg(CASE WHEN in_1_day THEN cancelled END) AS cancel_rate_origin_1_day,
    avg(CASE WHEN in_7_days THEN late END) AS late_rate_origin_7_days,
    avg(late) AS late_rate_origin_28_days
  FROM recent
  GROUP BY origin
),
by_carrier AS (
  SELECT
    carrier,
    avg(CASE WHEN in_1_day THEN late END) AS late_rate_carrier_1_day,
    avg(CASE WHEN in_7_days THEN late END) AS late_rate_carrier_7_days,
    avg(late) AS late_rate_carrier_28_days,
    avg(CASE WHEN in_7_days THEN cancelled END) AS cancel_rate_carrier_7_days
  FROM recent
  GROUP BY carrier
),
by_dest AS (
  SELECT
    dest,
    avg(CASE WHEN in_1_day THEN late END) AS late_rate_dest_1_day,
    avg(CASE WHEN in_7_days THEN late END) AS late_rate_dest_7_days,
    avg(late) AS late_rate_dest_28_days
  FROM recent
  GROUP BY dest
)
SELECT
  s.flight_date, s.carrier, s.flight, s.origin, s.dest,
  o.late_rate_origin_1_day,
  o.cancel_rate_origin_1_day,
  o.late_rate_origin_7_days,
  o.late_rate_origin_28_days,
  c.late_rate_carrier_1_day,
  c.late_rate_carrier_7_days,
  c.late_rate_carrier_28_days,
  c.cancel_rate_carrier_7_days,
  d.late_rate_dest_1_day,
  d.late_rate_dest_7_days,
  d.late_rate_dest_28_days
FROM silver.schedule s
LEFT JOIN by_origin o ON o.origin = s.origin
LEFT JOIN by_carrier c ON c.carrier = s.carrier
LEFT JOIN by_dest d ON d.dest = s.dest
WHERE s.flight_date = date_add(:date, 1)
