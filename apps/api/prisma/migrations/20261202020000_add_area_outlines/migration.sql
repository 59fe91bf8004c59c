-- Outlines of places, imported by an operator and replaced or taken away as a whole.
CREATE TABLE "area_outline" (
    "area_id" UUID NOT NULL,
    "polygons" JSONB NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "merged" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "imported_on" DATE NOT NULL,

    CONSTRAINT "area_outline_pkey" PRIMARY KEY ("area_id"),
    CONSTRAINT "area_outline_polygons" CHECK (jsonb_typeof(polygons) = 'array' AND jsonb_array_length(polygons) > 0),
    CONSTRAINT "area_outline_mark" CHECK (longitude BETWEEN -180 AND 180 AND latitude BETWEEN -90 AND 90),
    CONSTRAINT "area_outline_origin" CHECK (length(source) > 0 AND length(licence) > 0)
);

ALTER TABLE "area_outline" ADD CONSTRAINT "area_outline_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by the owner of the tables alone, as all content that an operator loads.
GRANT SELECT ON "area_outline" TO hamkori_app;
