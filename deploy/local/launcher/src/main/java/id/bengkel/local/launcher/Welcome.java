package id.bengkel.local.launcher;

import java.time.Duration;

/** What people are told when all is ready. */
record Welcome(Settings settings, DataFolder data, Console console) {

    void say(Running running, Duration startTime) {
        var gateway = running.gateway();
        console.say(
                """

                Bengkel is ready after %.1f s.

                  Gateway     %s
                  Swagger UI  %s/q/swagger-ui
                  Sandbox     %s
                              plays WhatsApp: its page shows the customers' phones
                  Sign in     %s
                  PostgreSQL  127.0.0.1:%d, one database for each service; status.json has the complete address
                  Kafka       %s
                  Data        %s
                  Logs        %s

                Ctrl-C stops everything.
                """
                        .formatted(
                                startTime.toMillis() / 1000.0,
                                gateway,
                                gateway,
                                running.sandbox().uri(),
                                signIn(),
                                running.postgres().port(),
                                running.kafka(),
                                data.path(),
                                data.logs()));
        warnOfRealMessages();
    }

    void warnOfRealMessages() {
        settings.realProviders()
                .forEach(variable -> console.warn(variable + " is set: REAL messages go out to REAL people.\n"
                        + "Unset it to send to the sandbox instead."));
        if (settings.needsCarefulRate()) {
            console.warn("At most %s messages a minute are sent, so that WhatsApp does not ban the number.\n"
                            .formatted(Settings.CAREFUL_RATE)
                    + Settings.RATE + " changes that; 0 is no limit.");
        }
    }

    private String signIn() {
        var file = data.passwords().file("admin");
        var password = data.passwords().of("admin");
        var given = settings.adminPassword();
        if (given.isEmpty()) {
            return "admin / " + password + "  (kept in " + file + ")";
        }
        return given.get().equals(password)
                ? "admin, with the password from " + Settings.ADMIN_PASSWORD
                : "admin, with the password in " + file + " (" + Settings.ADMIN_PASSWORD
                        + " counts at the first start only)";
    }
}
