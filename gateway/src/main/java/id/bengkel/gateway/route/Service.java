package id.bengkel.gateway.route;

/** The services behind the gateway. */
enum Service {
    CUSTOMER,
    REMINDER,
    REPORT,
    CHAT
}
