-- What a student has used since the pages of the course were opened, by kind of page; five kinds
-- that hardly anybody meets are one. No course is longer than 300 days, so older nights are not
-- read: what a night costs does not grow with the years.
WITH totals AS (
  SELECT
    code_module,
    code_presentation,
    id_student,
    max(_logical_date) AS last_day,
    sum(clicks) AS clicks_total,
    count(DISTINCT _logical_date) AS active_days_total,
    sum(CASE WHEN activity_type = 'homepage' THEN clicks END) AS clicks_homepage,
    sum(CASE WHEN activity_type = 'oucontent' THEN clicks END) AS clicks_oucontent,
    sum(CASE WHEN activity_type = 'forumng' THEN clicks END) AS clicks_forumng,
    sum(CASE WHEN activity_type = 'resource' THEN clicks END) AS clicks_resource,
    sum(CASE WHEN activity_type = 'subpage' THEN clicks END) AS clicks_subpage,
    sum(CASE WHEN activity_type = 'url' THEN clicks END) AS clicks_url,
    sum(CASE WHEN activity_type = 'quiz' THEN clicks END) AS clicks_quiz,
    sum(CASE WHEN activity_type = 'page' THEN clicks END) AS clicks_page,
    sum(CASE WHEN activity_type = 'ouwiki' THEN clicks END) AS clicks_ouwiki,
    sum(CASE WHEN activity_type = 'oucollaborate' THEN clicks END) AS clicks_oucollaborate,
    sum(CASE WHEN activity_type = 'questionnaire' THEN clicks END) AS clicks_questionnaire,
    sum(CASE WHEN activity_type = 'externalquiz' THEN clicks END) AS clicks_externalquiz,
    sum(CASE WHEN activity_type = 'dataplus' THEN clicks END) AS clicks_dataplus,
    sum(CASE WHEN activity_type = 'glossary' THEN clicks END) AS clicks_glossary,
    sum(CASE WHEN activity_type = 'ouelluminate' THEN clicks END) AS clicks_ouelluminate,
    sum(
      CASE
        WHEN activity_type IN ('dualpane', 'folder', 'htmlactivity', 'repeatactivity', 'sharedsubpage')
        THEN clicks
      END) AS clicks_other
  FROM silver.clicks
  WHERE _logical_date > date_sub(:date, 300)
  GROUP BY code_module, code_presentation, id_student
)
SELECT
  :date AS night,
  e.code_module,
  e.code_presentation,
  e.id_student,
  -- Null for a student who has never clicked.
  datediff(:date, t.last_day) AS days_since_last_click,
  coalesce(t.clicks_total, 0) AS clicks_total,
  coalesce(t.active_days_total, 0) AS active_days_total,
  coalesce(t.clicks_homepage, 0) AS clicks_homepage,
  coalesce(t.clicks_oucontent, 0) AS clicks_oucontent,
  coalesce(t.clicks_forumng, 0) AS clicks_forumng,
  coalesce(t.clicks_resource, 0) AS clicks_resource,
  coalesce(t.clicks_subpage, 0) AS clicks_subpage,
  coalesce(t.clicks_url, 0) AS clicks_url,
  coalesce(t.clicks_quiz, 0) AS clicks_quiz,
  coalesce(t.clicks_page, 0) AS clicks_page,
  coalesce(t.clicks_ouwiki, 0) AS clicks_ouwiki,
  coalesce(t.clicks_oucollaborate, 0) AS clicks_oucollaborate,
  coalesce(t.clicks_questionnaire, 0) AS clicks_questionnaire,
  coalesce(t.clicks_externalquiz, 0) AS clicks_externalquiz,
  coalesce(t.clicks_dataplus, 0) AS clicks_dataplus,
  coalesce(t.clicks_glossary, 0) AS clicks_glossary,
  coalesce(t.clicks_ouelluminate, 0) AS clicks_ouelluminate,
  coalesce(t.clicks_other, 0) AS clicks_other
FROM silver.enrolments e
LEFT JOIN totals t
  ON t.code_module = e.code_module
  AND t.code_presentation = e.code_presentation
  AND t.id_student = e.id_student
WHERE :date BETWEEN e.started_on AND date_sub(e.ends_on, 28)
