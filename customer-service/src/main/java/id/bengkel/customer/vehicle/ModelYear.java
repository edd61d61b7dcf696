package id.bengkel.customer.vehicle;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Year;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/** Next year's models are on the road already, later ones are not. */
@Constraint(validatedBy = ModelYear.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@interface ModelYear {

    String message() default "{jakarta.validation.constraints.Max.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with the workshop's year. */
    final class Check implements ConstraintValidator<ModelYear, Integer> {

        @Override
        public boolean isValid(Integer year, ConstraintValidatorContext context) {
            int latest = Year.now(context.getClockProvider().getClock()).getValue() + 1;
            context.unwrap(HibernateConstraintValidatorContext.class).addMessageParameter("value", latest);
            return year == null || year <= latest;
        }
    }
}
