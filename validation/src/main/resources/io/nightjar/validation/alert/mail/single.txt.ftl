${severity}, ${kind}
${table}
${title}

${headline}<#if description?has_content> ${description}</#if>

<#list facts as label, value>
${label}: ${value}
</#list>

<#if points?size gt 1>
The last ${points?size} nights
<#list points as point>
  ${point.night}  ${point.outcome}<#if point.value?has_content>  ${point.value}</#if>
</#list>

</#if>
What it touches
<#if isStopped>
  Night ${night} of ${table} is NOT PUBLISHED<#if impact?size gt 0>, and behind it wait<#else>.</#if>
<#elseif impact?size gt 0>
  ${table} is read on the way to
<#else>
  Nothing in this pipeline reads ${table}.
</#if>
<#list impact as each>
  - ${each}
</#list>

<#if queries?size gt 0>
Look at it
<#list queries as label, query>
${label}:
  ${query}
</#list>
Run the night again, after the cause is mended:
  ${replay}

</#if>
--${" "}
Pipeline ${pipeline}, owned by ${team}. Nightjar sends counts and shares, never values of the data
except of public columns. All open incidents: ./nightjar alerts list
