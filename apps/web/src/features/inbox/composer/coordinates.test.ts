import { expect, it } from "vitest";
import { readCoordinates } from "./coordinates.ts";

it.each([
  ["52.5163, 13.3777", [52.5163, 13.3777]],
  ["-33.86,151.2", [-33.86, 151.2]],
  ["52.5163 13.3777", [52.5163, 13.3777]],
  ["52.5° ; 13.4°", [52.5, 13.4]],
  ["90, -180", [90, -180]],
])("reads %s", (text, [latitude, longitude]) => {
  expect(readCoordinates(text)).toEqual({ latitude, longitude });
});

it.each(["", "52.5163", "91, 0", "0, 180.1", "north, west", "1, 2, 3", "52,5163, 13,3777"])(
  "finds no place in %j",
  (text) => {
    expect(readCoordinates(text)).toBeNull();
  },
);
