-- +goose Up

-- The list in its other orders, and the customers with their counts; the body stays unread here too.
CREATE INDEX solution_title ON solution (title_key, changed DESC, id, title, customer, customer_key, status, deleted_at);

CREATE INDEX solution_customer ON solution (customer_key, title_key, changed DESC, id, title, customer, status, deleted_at);
