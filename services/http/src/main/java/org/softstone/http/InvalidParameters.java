package org.softstone.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Bean Validation of what a client sent, as field errors. */
class InvalidParameters {

    private InvalidParameters() {}

    /** Empty when the violation is not about the parameters of a resource method: then it is our failure. */
    static Optional<HttpProblem> problemOf(ConstraintViolationException failure) {
        List<FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            List<Path.Node> nodes = new ArrayList<>();
            violation.getPropertyPath().forEach(nodes::add);
            if (nodes.size() < 2
                    || nodes.get(0).getKind() != ElementKind.METHOD
                    || nodes.get(1).getKind() != ElementKind.PARAMETER) {
                return Optional.empty();
            }
            errors.add(new FieldError(pointerTo(nodes.subList(2, nodes.size())), violation.getMessage()));
        }
        errors.sort(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail));
        return Optional.of(Problems.invalidFields(errors));
    }

    private static String pointerTo(List<Path.Node> nodes) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : nodes) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
