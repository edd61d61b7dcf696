package id.bengkel.gateway.route;

import static id.bengkel.gateway.route.Service.CHAT;
import static id.bengkel.gateway.route.Service.CUSTOMER;
import static id.bengkel.gateway.route.Service.REMINDER;
import static id.bengkel.gateway.route.Service.REPORT;

import java.util.List;
import java.util.Optional;

/**
 * Which service answers a path and everything below it, and for whom.
 *
 * @param maxBody the largest request body in bytes
 * @param document what is asked of the service instead of the path itself; null for the path itself
 */
record Route(String path, Service service, Access access, long maxBody, String document) {

    /** Who may come in. */
    enum Access {
        PUBLIC,
        /** Public where the workshop has opened sending, with a token elsewhere. */
        OPEN_SEND,
        /**
         * With a token, or with a short-lived ticket in the query which the service itself verifies: a browser's
         * {@code EventSource} sends no headers.
         */
        TICKET,
        TOKEN
    }

    private static final long SMALL = 1 << 20;
    private static final long IMPORT = 32 << 20;

    /** A path ahead of those that it lies below. */
    private static final List<Route> ALL = List.of(
            to(REMINDER, "/customers/send-maintenance-reminder"),
            new Route("/customers/import", CUSTOMER, Access.TOKEN, IMPORT, null),
            to(CUSTOMER, "/customers"),
            to(CUSTOMER, "/vehicles"),
            to(REMINDER, "/reminder-runs"),
            to(REMINDER, "/scheduler"),
            to(REMINDER, "/health/scheduler", Access.PUBLIC),
            to(REMINDER, "/whatsapp/send-simple", Access.OPEN_SEND),
            to(REMINDER, "/whatsapp/send-with-file", Access.OPEN_SEND),
            to(REMINDER, "/whatsapp/send-scheduled", Access.OPEN_SEND),
            to(REMINDER, "/whatsapp"),
            new Route("/manual-whatsapp/bulk-import", REMINDER, Access.TOKEN, IMPORT, null),
            to(REMINDER, "/manual-whatsapp"),
            to(REMINDER, "/messages"),
            to(REPORT, "/whatsapp-report"),
            to(CHAT, "/chats/stream", Access.TICKET),
            to(CHAT, "/chats"),
            to(CHAT, "/admin-chat"),
            to(CHAT, "/webhook/whapi", Access.PUBLIC),
            openApi(CUSTOMER, "/openapi/customer"),
            openApi(REMINDER, "/openapi/reminder"),
            openApi(REPORT, "/openapi/report"),
            openApi(CHAT, "/openapi/chat"));

    /** The route of a normalized path, or nothing when no service answers it. */
    static Optional<Route> of(String path) {
        return ALL.stream().filter(route -> route.covers(path)).findFirst();
    }

    /** What is asked of the service for this path and query. */
    String target(String path, String query) {
        return document != null ? document : query == null ? path : path + "?" + query;
    }

    /** Whole segments only: {@code /customersX} lies not below {@code /customers}. */
    private boolean covers(String other) {
        return other.startsWith(path) && (other.length() == path.length() || other.charAt(path.length()) == '/');
    }

    private static Route to(Service service, String path) {
        return to(service, path, Access.TOKEN);
    }

    private static Route to(Service service, String path, Access access) {
        return new Route(path, service, access, SMALL, null);
    }

    private static Route openApi(Service service, String path) {
        return new Route(path, service, Access.PUBLIC, 0, "/q/openapi?format=json");
    }
}
