-- One row per airport and hour. The instant is the key: when daylight saving ends, the local hour
-- 1 exists twice, as two instants, and both rows stay.
--
-- A wind over 200 mph is a broken anemometer (the record at sea level is 231, in a cyclone): the
-- value becomes null and is kept as wind_speed_as_measured, the rest of the row is good.
SELECT
  origin,
  time_hour,
  make_date(year, month, day) AS local_date,
  hour AS local_hour,
  temp,
  dewp,
  humid,
  wind_dir,
  CASE WHEN wind_speed BETWEEN 0 AND 200 THEN wind_speed END AS wind_speed,
  wind_speed AS wind_speed_as_measured,
  wind_speed IS NULL OR wind_speed BETWEEN 0 AND 200 AS wind_is_plausible,
  wind_gust,
  precip,
  pressure,
  visib,
  _logical_date,
  _event_time,
  _known_at
FROM bronze.weather
