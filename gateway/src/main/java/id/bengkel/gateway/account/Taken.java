package id.bengkel.gateway.account;

import id.bengkel.gateway.GatewayProblem;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Tells from the database's refusal which field somebody else has already. */
final class Taken {

    private Taken() {}

    static boolean isCause(Throwable failure) {
        return failure instanceof ConstraintViolationException;
    }

    static Throwable problem(Throwable failure) {
        return Stream.of("username", "email")
                .filter(field -> String.valueOf(failure.getMessage()).contains("account_" + field))
                .findFirst()
                .<Throwable>map(GatewayProblem.TAKEN::on)
                .orElse(failure);
    }
}
