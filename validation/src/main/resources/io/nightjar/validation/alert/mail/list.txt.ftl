${counts}
${pipeline}, night ${night}

${headline}

<#list entries as entry>
* ${entry.severity}, ${entry.kind}: ${entry.table}
  ${entry.title}
  Expected ${entry.expected}. Found: ${entry.found}.
  Since ${entry.since}

</#list>
<#list more as each>
  ${each}
</#list>
<#if impact?size gt 0>

What it touches
<#list impact as each>
  - ${each}
</#list>
</#if>

--${" "}
Pipeline ${pipeline}, owned by ${team}. Nightjar sends counts and shares, never values of the data
except of public columns. All open incidents: ./nightjar alerts list
