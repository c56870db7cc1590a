-- "Further" is a stop word of the English dictionary, and the only one that says something here: without it, "further education" was a
-- search for "education". With another ending it is no stop word, and has the stem "further". Searches write it the same way.
CREATE FUNCTION hub_vector(text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector('hub_english', regexp_replace($1, '\mfurther\M', 'furthering', 'gi'));

UPDATE search_document d
   SET heading = hub_vector(c.texts[1]),
       words = setweight(hub_vector(c.texts[1]), 'A') || setweight(hub_vector(c.texts[2]), 'B')
                 || setweight(hub_vector(c.texts[3]), 'C') || setweight(hub_vector(c.texts[4]), 'D')
  FROM search_card c
 WHERE c.kind = d.kind AND c.subject_id = d.subject_id AND array_to_string(c.texts, ' ') ~* '\mfurther\M';
