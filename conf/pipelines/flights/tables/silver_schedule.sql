-- The departures of the day after the night, as published. A plan has no event time: it is no event.
SELECT
  make_date(year, month, day) AS flight_date,
  carrier,
  flight,
  origin,
  dest,
  CAST(distance AS INT) AS distance,
  _logical_date,
  _event_time,
  _known_at
FROM bronze.schedule
