-- +goose Up

-- The text has more in it now: figures as they may be typed, other names of the customer, references as figures. 2 says
-- that the text must be made anew from the body, which the next search does.
UPDATE searchable SET stale = 2;
