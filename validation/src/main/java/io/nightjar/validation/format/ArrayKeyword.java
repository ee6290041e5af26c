package io.nightjar.validation.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractJsonValidator;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import java.util.Set;

/**
 * A keyword of JSON Schema that says nothing of values other than arrays; the library would compare
 * the values of an object too.
 */
record ArrayKeyword(Keyword any) implements Keyword {
  @Override
  public String getValue() {
    return any.getValue();
  }

  @Override
  public JsonValidator newValidator(
      SchemaLocation location,
      JsonNodePath path,
      JsonNode schema,
      JsonSchema parent,
      ValidationContext context)
      throws Exception {
    JsonValidator ofAny = any.newValidator(location, path, schema, parent, context);
    return new AbstractJsonValidator(location, path, this, schema) {
      @Override
      public Set<ValidationMessage> validate(
          ExecutionContext execution, JsonNode node, JsonNode root, JsonNodePath at) {
        return node.isArray() ? ofAny.validate(execution, node, root, at) : Set.of();
      }
    };
  }
}
