SELECT o.order_id, o.price, s.weight
FROM silver.orders o
LEFT JOIN silver.sizes s ON o.order_id = s.order_id
