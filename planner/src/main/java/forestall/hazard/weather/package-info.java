/** Alerts of weather services and civil protection: NWS GeoJSON and OASIS CAP 1.2. */
package forestall.hazard.weather;
