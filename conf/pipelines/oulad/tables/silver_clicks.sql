-- The clicks of a day, by student, course and kind of page. Equal rows are batches of clicks, not
-- duplicates: they are added up. All rows of a day have one event time and one known-at.
SELECT
  k.code_module,
  k.code_presentation,
  k.id_student,
  s.activity_type,
  CAST(sum(k.sum_click) AS INT) AS clicks,
  CAST(count(*) AS INT) AS batches,
  CAST(from_utc_timestamp(k._event_time, 'Europe/London') AS DATE) AS _logical_date,
  k._event_time,
  max(k._known_at) AS _known_at
FROM bronze.clicks k
LEFT JOIN bronze.sites s ON s.id_site = k.id_site
GROUP BY k.code_module, k.code_presentation, k.id_student, s.activity_type, k._event_time
