SELECT o.order_id, p.weight, o._logical_date, o._event_time, o._known_at
FROM silver.orders o
JOIN bronze.products p ON o.product = p.product
