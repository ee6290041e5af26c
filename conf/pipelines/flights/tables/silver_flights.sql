-- One row per flight of the day, flown or cancelled, with what it is to be judged by.
--
-- Rules for odd rows; none of them loses a row:
--   cancelled       no times at all: kept, cancelled = true, its scheduled minute is unknown
--   diverted        departed, but no arrival delay: kept, diverted = true
--   unknown plane   not in the list of planes, or no tail number: plane_is_known = false
--   unknown airport overseas destinations are not in the list: dest_is_known = false
--   dep_time 2400   midnight at the end of the day: minute 1440 of the day, not an error
SELECT
  make_date(f.year, f.month, f.day) AS flight_date,
  f.carrier,
  f.flight,
  f.origin,
  f.dest,
  CAST(f.distance AS INT) AS distance,
  f.tailnum,
  -- The timetable has no times: the scheduled minute of the day is the actual one minus the delay.
  CAST(pmod(f.dep_time div 100 * 60 + f.dep_time % 100 - f.dep_delay, 1440) AS INT)
    AS scheduled_minute,
  CAST(f.dep_delay AS INT) AS dep_delay,
  CAST(f.arr_delay AS INT) AS arr_delay,
  f.dep_time IS NULL AS cancelled,
  f.dep_time IS NOT NULL AND f.arr_delay IS NULL AS diverted,
  f.arr_delay IS NULL OR f.arr_delay > 15 AS late,
  airline.name AS carrier_name,
  airport.name AS dest_name,
  airport.faa IS NOT NULL AS dest_is_known,
  plane.tailnum IS NOT NULL AS plane_is_known,
  f._logical_date,
  f._event_time,
  f._known_at
FROM bronze.flights f
LEFT JOIN bronze.planes plane ON plane.tailnum = f.tailnum
LEFT JOIN bronze.airports airport ON airport.faa = f.dest
LEFT JOIN bronze.airlines airline ON airline.carrier = f.carrier
