package id.bengkel.local.sandbox;

import java.net.URI;
import java.util.Optional;

/** The sandbox as a process of its own, open to the network: for containers. */
public final class SandboxServer {

    private static final int PORT = 8090;

    private SandboxServer() {}

    /** Reads {@code BENGKEL_GATEWAY}, the gateway's base URL, and {@code WHAPI_WEBHOOK_TOKEN}; runs until it is stopped. */
    public static void main(String[] arguments) {
        var environment = System.getenv();
        var gateway = URI.create(environment.getOrDefault("BENGKEL_GATEWAY", "http://127.0.0.1:8080"));
        var token = Optional.ofNullable(environment.get("WHAPI_WEBHOOK_TOKEN")).filter(text -> !text.isBlank());
        var sandbox = Sandbox.start(new Sandbox.Options("0.0.0.0", PORT, () -> gateway, token, Optional.empty()));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    }
}
