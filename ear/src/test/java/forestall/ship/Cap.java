package forestall.ship;

import java.time.Instant;

/** A warning in the Common Alerting Protocol 1.2. */
final class Cap {
    private Cap() {}

    /** A mild storm round the site {@code port}, for an hour from {@code now} on. */
    static String storm(String id, Instant now) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                  <identifier>%1$s</identifier>
                  <sender>warnings@weather.example</sender>
                  <sent>%2$s</sent>
                  <status>Actual</status>
                  <msgType>Alert</msgType>
                  <scope>Public</scope>
                  <info>
                    <language>en-GB</language>
                    <category>Met</category>
                    <event>Storm surge</event>
                    <urgency>Future</urgency>
                    <severity>Minor</severity>
                    <certainty>Possible</certainty>
                    <onset>%2$s</onset>
                    <expires>%3$s</expires>
                    <headline>Storm surge %1$s</headline>
                    <area>
                      <areaDesc>The port</areaDesc>
                      <circle>53.55,9.99 10</circle>
                    </area>
                  </info>
                </alert>
                """
                .formatted(id, offset(now), offset(now.plusSeconds(3600)));
    }

    // CAP wants an offset, and says UTC so.
    private static String offset(Instant time) {
        return time.toString().replace("Z", "-00:00");
    }
}
